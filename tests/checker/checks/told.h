// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What all checks say of a program in IR text. A finding reads
// "LINE: check: message", where LINE is the comment of its primary line.

#ifndef FEARLESS_TESTS_CHECKER_CHECKS_TOLD_H_
#define FEARLESS_TESTS_CHECKER_CHECKS_TOLD_H_

#include <set>
#include <string>

#include "checker/checks/registry.h"
#include "tests/checker/analysis/facts_of.h"

namespace fearless::checks {

inline std::string told(const std::string& text) {
  analysis::Facts lines(text);
  link::Program program(analysis::parsed(text));
  std::set<std::string> all;
  for (const Check& check : all_checks())
    for (const findings::Finding& finding : check.run(program, {}))
      all.insert(lines.label(finding.where.range) + ": " + finding.check +
                 ": " + finding.message);
  std::string result;
  for (const std::string& one : all)
    result += (result.empty() ? "" : "\n") + one;
  return result.empty() ? "nothing" : result;
}

}  // namespace fearless::checks

#endif  // FEARLESS_TESTS_CHECKER_CHECKS_TOLD_H_
