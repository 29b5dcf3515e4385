// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Explores every case of testcases/model, prints what was found in how many
// executions, and ends with 1 if one is not as it must be. --report NAME prints
// one's report.

#include <cstdio>
#include <string_view>

#include "testcases/model/case.h"

int main(int count, char** arguments) {
  const bool wants_report =
      count == 3 && std::string_view(arguments[1]) == "--report";
  int wrong = 0;
  for (const Case& one : all_cases) {
    if (wants_report && std::string_view(arguments[2]) != one.name) continue;
    fearless::ModelOptions options;
    options.name = one.name;
    const fearless::ModelResult result = fearless::model(options, one.body);
    const bool is_right =
        one.expected ? result.failure && result.failure->kind == *one.expected
                     : !result.failure && result.complete;
    wrong += !is_right;
    std::printf("%-5s %-28s %6llu executions  %s\n", is_right ? "ok" : "WRONG",
                one.name, static_cast<unsigned long long>(result.executions),
                result.failure ? result.failure->title.c_str() : "complete");
    if (!is_right || wants_report) std::printf("%s", result.report().c_str());
  }
  std::printf("%zu cases, %d wrong\n", all_cases.size(), wrong);
  return wrong != 0;
}
