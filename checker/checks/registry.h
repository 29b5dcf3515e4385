// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list of checks. A check is a folder `checks/<name>/` with `check.cpp`,
// one pure function from a Program to findings, and `check.md`, which is its
// documentation, its `fearless explain` text and its SARIF rule. CMake globs
// the folders and generates the table behind `all_checks`; nothing else is
// edited to add one.

#ifndef FEARLESS_CHECKER_CHECKS_REGISTRY_H_
#define FEARLESS_CHECKER_CHECKS_REGISTRY_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/findings/finding.h"
#include "checker/link/program.h"

namespace fearless::checks {

// Options of one check, by name, as given on the command line or in
// CheckOptions; absent ones have the default that check.md states.
using Options = std::map<std::string, std::string, std::less<>>;

using Findings = std::vector<findings::Finding>;
using CheckFunction = Findings (*)(const link::Program&, const Options&);

struct Check {
  std::string_view name;      // "use-after-send"
  std::string_view document;  // check.md, front matter included
  CheckFunction run;
};

std::span<const Check> all_checks();
const Check* find_check(std::string_view name);

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_REGISTRY_H_
