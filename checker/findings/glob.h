// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names of checks as users write them, in `--checks` and in NOLINT comments:
// with or without the `fearless-` prefix, with `*` for any characters, in
// lists separated by commas. The matching is clang-tidy's, so one habit serves
// both tools. Pure functions.

#ifndef FEARLESS_CHECKER_FINDINGS_GLOB_H_
#define FEARLESS_CHECKER_FINDINGS_GLOB_H_

#include <vector>

#include "llvm/ADT/StringRef.h"

namespace fearless::findings {

inline constexpr llvm::StringLiteral kCheckPrefix = "fearless-";

// One entry of a list: `-use-*` is {"use-*", true}.
struct Glob {
  llvm::StringRef pattern;
  bool is_negative = false;
};

// The entries of a list, without blanks and empty ones. They point into
// `list`.
std::vector<Glob> split_globs(llvm::StringRef list);

// Whether `pattern` means the check `name` (which has no prefix).
bool matches_check(llvm::StringRef pattern, llvm::StringRef name);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_GLOB_H_
