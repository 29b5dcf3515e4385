// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What was handed to another thread must not be touched any more: `uses()` are
// the lines that do.

#ifndef FEARLESS_TESTS_CHECKER_ANALYSIS_SENDS_H_
#define FEARLESS_TESTS_CHECKER_ANALYSIS_SENDS_H_

#include <string>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {

inline constexpr char kQueue[] = R"(
global @queue : "Channel"
global @other : "Channel"
global @mu : "std::mutex"
function "f" {
  local "order" : "Order"
  local "owner" : "OrderPtr"
  local "view" : "Order*"
  local "text" : "std::string"
  local "chars" : "std::string_view"
  local "number" : "int"
  local "ok" : "bool"
  local "again" : "bool"
  local "shared" : "SharedOrder"
  local "spare" : "SharedOrder"
  local "t" : "std::thread"
  local "box" : "Box"
)";

// The lines of these events that use what was sent.
inline std::string uses(const std::string& body) {
  return Facts(std::string(kQueue) + body + R"(
}
type "Box" record
field .left : "std::string" of "Box"
field .right : "std::string" of "Box"
)")
      .uses();
}

}  // namespace fearless::analysis

#endif  // FEARLESS_TESTS_CHECKER_ANALYSIS_SENDS_H_
