// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// NOLINT comments. A finding is dropped when its primary line is covered by a
// comment that names its check:
//
//   f();  // NOLINT(fearless-use-after-send): the receiver only counts
//   // NOLINTNEXTLINE(use-after-send)
//   // NOLINTBEGIN(fearless-*) ... // NOLINTEND(fearless-*)
//
// The rules are clang-tidy's: no list means every check, an empty list means
// none, entries may hold `*`, and a BEGIN counts only with an END that has the
// same list. Lines are those of the file the comment stands in, so this runs
// per unit, before paths are changed.

#ifndef FEARLESS_CHECKER_FINDINGS_SUPPRESS_H_
#define FEARLESS_CHECKER_FINDINGS_SUPPRESS_H_

#include <vector>

#include "checker/findings/finding.h"
#include "checker/ir/module.h"

namespace fearless::findings {

// The findings that no comment of `module` covers, in the same order.
// REQUIRES: their paths are those of module.files.
std::vector<Finding> drop_suppressed(std::vector<Finding> findings,
                                     const ir::Module& module);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_SUPPRESS_H_
