// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Collects NOLINT comments while the preprocessor runs, in the spelling that
// clang-tidy made common: NOLINT, NOLINTNEXTLINE, NOLINTBEGIN and NOLINTEND,
// each with an optional list of checks in parentheses and a reason after a
// colon. Comments in system headers are not looked at.

#ifndef FEARLESS_CHECKER_LOWER_SUPPRESSIONS_H_
#define FEARLESS_CHECKER_LOWER_SUPPRESSIONS_H_

#include <optional>
#include <vector>

#include "checker/ir/module.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::lower {

// The suppression that a comment's text holds, without its range.
std::optional<ir::Suppression> parse_suppression(llvm::StringRef comment);

class SuppressionCollector : public clang::CommentHandler {
 public:
  struct Found {
    ir::Suppression suppression;
    clang::SourceRange range;
  };

  bool HandleComment(clang::Preprocessor& preprocessor,
                     clang::SourceRange comment) override;
  const std::vector<Found>& found() const { return found_; }

 private:
  std::vector<Found> found_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_SUPPRESSIONS_H_
