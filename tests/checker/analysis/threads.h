// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which threads may run when. `live("line")` are the threads that may reach
// what is accessed there, `running("f")` those that a call of f leaves behind.

#ifndef FEARLESS_TESTS_CHECKER_ANALYSIS_THREADS_H_
#define FEARLESS_TESTS_CHECKER_ANALYSIS_THREADS_H_

#include <string>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {

// `work` reaches all that it is given: a global and its parameter.
inline constexpr char kWork[] = R"(
global @hits : "int"
global @quiet : "int"
function "work" {
  local "n" : "int*" parameter
  write @hits
  write _n.*
}
)";

inline Facts with_threads(const std::string& body) {
  return Facts(std::string(kWork) + R"(
function "f" {
  local "n" : "int"
  local "m" : "int"
  local "t" : "std::thread"
  local "u" : "std::thread"
  local "j" : "std::jthread"
  local "ts" : "Threads"
  local "each" : "std::thread&"
  local "scope" : "Scope"
  local "pool" : "Pool"
  local "future" : "std::future"
  local "ok" : "bool"
)" + body + "\n}");
}

}  // namespace fearless::analysis

#endif  // FEARLESS_TESTS_CHECKER_ANALYSIS_THREADS_H_
