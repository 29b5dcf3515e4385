// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// NOLINT comments. A finding is silenced when its primary line is covered by a
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

#include <string>
#include <vector>

#include "checker/findings/finding.h"
#include "checker/ir/module.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::findings {

// A comment that silences. An END belongs to its BEGIN.
struct Comment {
  Location where;
  std::string checks;  // between the parentheses
  bool has_list = false;
  std::string reason;
  bool is_used = false;  // it has silenced something
};

class Comments {
 public:
  explicit Comments(const ir::Module& module);

  // Sets `silence` of those that a comment covers.
  // REQUIRES: their paths are those of the module's files.
  void silence(std::vector<Finding>& findings);

  const std::vector<Comment>& all() const { return comments_; }

 private:
  // Lines of the comment's file on which its checks are silent; none for a
  // BEGIN without END.
  struct Lines {
    std::uint32_t first = 1;
    std::uint32_t last = 0;
  };
  void add(const ir::Suppression& written, const std::string& path,
           Lines lines);

  std::vector<Comment> comments_;
  std::vector<Lines> lines_;  // of each
};

// Whether `comment` means the check `name`.
bool names(const Comment& comment, llvm::StringRef name);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_SUPPRESS_H_
