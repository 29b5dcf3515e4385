// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which checks run, and with which options. The list is clang-tidy's: entries
// are tried in order and the last that matches a check decides. A list that
// begins with `-` starts from all checks, any other from none, so
// `use-after-send` means that check and `-use-after-send` all others.

#ifndef FEARLESS_CHECKER_CHECKS_SELECTION_H_
#define FEARLESS_CHECKER_CHECKS_SELECTION_H_

#include <string>
#include <vector>

#include "checker/checks/registry.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::checks {

struct SelectedCheck {
  const Check* check = nullptr;
  Options options;
};

// Fails when an entry matches no check or nothing is left to run.
llvm::Expected<std::vector<SelectedCheck>> select_checks(
    std::span<const Check> all, llvm::StringRef list);

// Adds `CHECK.NAME=VALUE`. Fails when there is no such check or option.
llvm::Error set_check_option(std::span<const Check> all,
                             std::vector<SelectedCheck>& selected,
                             llvm::StringRef setting);

// The check called `name`, with or without prefix. Fails with a suggestion.
llvm::Expected<const Check*> require_check(std::span<const Check> all,
                                           llvm::StringRef name);

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_SELECTION_H_
