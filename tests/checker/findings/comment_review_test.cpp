// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/comment_review.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

const std::vector<llvm::StringRef> kKnown = {"use-after-send", "double-lock",
                                             "lock-leak"};

Comment comment(const std::string& checks, bool is_used = false,
                const std::string& reason = "because", unsigned line = 7) {
  return {{"a.h", {0, line, 3, line, 30}}, checks, true, reason, is_used};
}

// `check: message` of what is said about one comment.
std::string said(Comment comment,
                 llvm::ArrayRef<llvm::StringRef> ran = kKnown) {
  CommentReview review;
  review.add(std::move(comment));
  std::string text;
  for (const Finding& finding : review.complaints(kKnown, ran))
    text += finding.check + ": " + finding.message;
  return text;
}

TEST(CommentReview, UnusedOnes) {
  EXPECT_EQ(said(comment("fearless-double-lock")),
            "unused-suppression: `NOLINT(fearless-double-lock)` silences "
            "nothing");
  EXPECT_EQ(said(comment("fearless-double-lock", /*is_used=*/true)), "");
}

TEST(CommentReview, OnesWithoutReason) {
  EXPECT_EQ(said(comment("double-lock", true, "")),
            "unexplained-suppression: `NOLINT(double-lock)` gives no reason");
}

TEST(CommentReview, OnesOfOtherTools) {
  EXPECT_EQ(said(comment("bugprone-use-after-move", false, "")), "");
  EXPECT_EQ(said(comment("*", false, "")), "");
  EXPECT_EQ(said(comment("", false, "")), "");
  Comment bare = comment("", false, "");
  bare.has_list = false;
  EXPECT_EQ(said(bare), "");
  EXPECT_NE(said(comment("bugprone-*,fearless-double-lock")), "");
}

TEST(CommentReview, MisspelledNames) {
  EXPECT_EQ(said(comment("fearless-double-lok")),
            "unused-suppression: there is no check `fearless-double-lok`; did "
            "you mean `double-lock`?");
}

TEST(CommentReview, ChecksThatDidNotRun) {
  EXPECT_EQ(said(comment("double-lock"), {"lock-leak"}), "");
  EXPECT_EQ(said(comment("fearless-*"), {"lock-leak"}), "");
  EXPECT_NE(said(comment("fearless-*")), "");
}

TEST(CommentReview, AHeaderIsSeenByManyUnits) {
  CommentReview review;
  review.add(comment("double-lock", false));
  review.add(comment("double-lock", true));
  review.add(comment("double-lock", false));
  EXPECT_TRUE(review.complaints(kKnown, kKnown).empty());
}

}  // namespace
}  // namespace fearless::findings
