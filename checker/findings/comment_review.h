// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings about the NOLINT comments themselves, on request: a comment that
// silences nothing hides the next bug on its line, and one without a reason
// cannot be judged by whoever reads it. Only comments that name checks of ours
// are judged, and only when all of these ran: others belong to other tools.

#ifndef FEARLESS_CHECKER_FINDINGS_COMMENT_REVIEW_H_
#define FEARLESS_CHECKER_FINDINGS_COMMENT_REVIEW_H_

#include <map>
#include <vector>

#include "checker/findings/finding.h"
#include "checker/findings/suppress.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::findings {

class CommentReview {
 public:
  // A header's comment may be of use in one unit and not in another.
  void add(Comment comment);
  // `known`: the names of all checks; `ran`: of those that did.
  std::vector<Finding> complaints(llvm::ArrayRef<llvm::StringRef> known,
                                  llvm::ArrayRef<llvm::StringRef> ran) const;

 private:
  std::map<Location, Comment> comments_;
};

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_COMMENT_REVIEW_H_
