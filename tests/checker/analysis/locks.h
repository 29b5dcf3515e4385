// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which locks are held where. `n` and the locks are globals, so that every
// access is kept; a lock of an object works alike.

#ifndef FEARLESS_TESTS_CHECKER_ANALYSIS_LOCKS_H_
#define FEARLESS_TESTS_CHECKER_ANALYSIS_LOCKS_H_

#include <string>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {

// A function with these locals and events.
inline Facts with_locks(const std::string& body) {
  return Facts(R"(
global @mu : "std::mutex"
global @other : "std::mutex"
global @rw : "std::shared_mutex"
global @n : "int"
global @cv : "std::condition_variable"
function "f" {
  local "g" : "std::unique_lock"
  local "h" : "std::lock_guard"
  local "ok" : "bool"
  local "flag" : "bool"
)" + body + "\n}");
}

}  // namespace fearless::analysis

#endif  // FEARLESS_TESTS_CHECKER_ANALYSIS_LOCKS_H_
