// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a use of a member says of the lock that guards it: whether it says
// anything, which locks it names, and where the use is written. What happens
// before an object is shared or after its threads ended says nothing, nor what
// is called in ways that nobody in sight knows.

#ifndef FEARLESS_CHECKER_LINK_GUARD_EVIDENCE_H_
#define FEARLESS_CHECKER_LINK_GUARD_EVIDENCE_H_

#include <set>
#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

// A member, or the elements of one.
struct Subject {
  ir::FieldId field = ir::kNone;
  bool is_element = false;
  auto operator<=>(const Subject&) const = default;
};

// A lock as seen from the object that has the member.
using MemberLock = ir::Steps;

// The members that `place` lies in, and their objects. What a member points at
// is not in it, and the elements of a container are something else than the
// container: one may be fixed when the others change.
template <class Visitor>
void for_each_member(const ir::Place& place, Visitor visit) {
  bool is_element = false;
  for (std::size_t n = place.steps.size(); n-- > 0;) {
    if (place.steps[n].kind == ir::StepKind::kDeref) return;
    is_element |= place.steps[n].kind == ir::StepKind::kIndex;
    if (place.steps[n].kind == ir::StepKind::kField)
      visit(Subject{place.steps[n].field, is_element}, place.prefix(n));
  }
}

// Whether what `root` does tells how its objects are used: not if its callers,
// and what they hold, are anybody's guess.
bool is_in_context(const Program::Knowledge& k, ir::FunctionId root);

// Whether `access`, a fact of `root`, is made when others may be at the object.
bool is_about_sharing(const Program::Knowledge& k, ir::FunctionId root,
                      const analysis::Access& access);

// Whether `access` is made under a lock of the member's own.
bool guards_itself(const analysis::Access& access, const ir::Place& member);

// The locks of `object` that are held for `access`, a fact of `root`, and can
// guard `subject`, on every path of the function that makes the access.
std::set<MemberLock> locks_for(const Program::Knowledge& k, ir::FunctionId root,
                               const analysis::Access& access,
                               const Subject& subject, const ir::Place& object);

// `errors_.last()` is a use of `errors_` where it is written: what the methods
// of a member do to it they do for whoever calls them.
analysis::Site use_of(const Program::Knowledge& k, ir::FunctionId root,
                      const analysis::Access& access, const ir::Place& object);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_GUARD_EVIDENCE_H_
