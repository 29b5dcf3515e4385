// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/comment_review.h"

#include "checker/findings/glob.h"
#include "checker/findings/suggest.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::findings {
namespace {

using Names = llvm::ArrayRef<llvm::StringRef>;

std::string spelled(const Comment& comment) {
  return "`NOLINT(" + comment.checks + ")`";
}

Finding complaint(const Comment& comment, const char* check,
                  std::string message, std::string fix) {
  Finding finding;
  finding.check = check;
  finding.severity = Severity::kWarning;
  finding.message = std::move(message);
  finding.where = comment.where;
  finding.labels = {{comment.where, "", "", /*is_primary=*/true}};
  finding.fix = std::move(fix);
  finding.subject = comment.checks;
  return finding;
}

// `*` speaks to every tool, `fearless-*` and `use-after-*` to us.
bool is_ours(const Glob& glob, Names known) {
  if (glob.is_negative || glob.pattern.starts_with("*")) return false;
  return glob.pattern.starts_with(kCheckPrefix) ||
         llvm::any_of(known, [&](llvm::StringRef name) {
           return matches_check(glob.pattern, name);
         });
}

// The entry of the list that means no check at all; empty: none does.
llvm::StringRef unknown_name(const Comment& comment, Names known) {
  for (const Glob& glob : split_globs(comment.checks)) {
    bool is_known = llvm::any_of(known, [&](llvm::StringRef name) {
      return matches_check(glob.pattern, name);
    });
    if (is_ours(glob, known) && !is_known) return glob.pattern;
  }
  return "";
}

}  // namespace

void CommentReview::add(Comment comment) {
  auto [entry, is_new] = comments_.try_emplace(comment.where, comment);
  if (!is_new) entry->second.is_used |= comment.is_used;
}

std::vector<Finding> CommentReview::complaints(Names known, Names ran) const {
  std::vector<Finding> found;
  for (const auto& [where, comment] : comments_) {
    if (!comment.has_list ||
        llvm::none_of(split_globs(comment.checks),
                      [&](const Glob& glob) { return is_ours(glob, known); }))
      continue;
    if (llvm::StringRef name = unknown_name(comment, known); !name.empty()) {
      llvm::StringRef bare = name;
      bare.consume_front(kCheckPrefix);
      found.push_back(complaint(
          comment, "unused-suppression",
          "there is no check `" + name.str() + "`" + did_you_mean(bare, known),
          "correct the name, or delete the comment"));
      continue;
    }
    const bool all_ran = llvm::all_of(known, [&](llvm::StringRef name) {
      return !names(comment, name) || llvm::is_contained(ran, name);
    });
    if (!comment.is_used && all_ran)
      found.push_back(complaint(comment, "unused-suppression",
                                spelled(comment) + " silences nothing",
                                "delete the comment"));
    else if (comment.reason.empty())
      found.push_back(complaint(comment, "unexplained-suppression",
                                spelled(comment) + " gives no reason",
                                "say why behind a colon:  `NOLINT(" +
                                    comment.checks +
                                    "): the receiver only counts`"));
  }
  return found;
}

}  // namespace fearless::findings
