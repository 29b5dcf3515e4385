// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Edits for a finding, of what lowering found could be rewritten. A check asks
// for the rewrite that cures its finding; where the syntax allows none, the
// finding has words only.

#ifndef FEARLESS_CHECKER_CHECKS_REMEDY_H_
#define FEARLESS_CHECKER_CHECKS_REMEDY_H_

#include <vector>

#include "checker/checks/story.h"

namespace fearless::checks {

// `inner` stands in `outer`, or is all of it.
bool contains(const ir::Range& outer, const ir::Range& inner);

class Remedy {
 public:
  using Kind = ir::Rewrite::Kind;

  explicit Remedy(const Knowledge& knowledge)
      : k_(knowledge), story_(knowledge) {}

  // Plans the first rewrite of `kind` that `fits`; false: there is none, and
  // the whole remedy is off.
  template <class Predicate>
  bool add(Kind kind, Predicate fits) {
    for (const ir::Rewrite& rewrite : k_.module.rewrites)
      if (rewrite.kind == kind && fits(rewrite)) {
        planned_.push_back(&rewrite);
        return true;
      }
    is_off_ = true;
    return false;
  }
  bool add(Kind kind, const ir::Range& at);

  // Gives the finding the edits of all that is planned, if all were there.
  // Insertions at one place become one.
  void apply(findings::Finding& finding) const;

 private:
  const Knowledge& k_;
  Story story_;
  std::vector<const ir::Rewrite*> planned_;
  bool is_off_ = false;
};

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_REMEDY_H_
