// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/confinement.h"

#include <algorithm>
#include <map>

#include "checker/link/guard_evidence.h"
#include "checker/link/race_rules.h"

namespace fearless::link {
namespace {

using analysis::Access;

struct Use {
  ir::FunctionId root = ir::kNone;
  const Access* access = nullptr;
};

// The member of the object itself that `access` is about; kNone: of none, or
// made under a lock.
ir::FieldId bare_member(const Program::Knowledge& k, ir::FunctionId root,
                        const Access& access) {
  const ir::Place& place = access.place;
  bool is_own = k.module.functions[root].is(ir::FunctionFlag::kMethod) &&
                place.is_local() && place.id == 1 && place.steps.size() >= 2 &&
                place.steps[0].kind == ir::StepKind::kDeref &&
                place.steps[1].kind == ir::StepKind::kField;
  bool counts = is_own && access.locks.empty() &&
                access.library_call == ir::kNone &&
                is_about_sharing(k, root, access) &&
                !is_in_unsafe_type(k.frame(root), place);
  return counts ? place.steps[1].field : ir::kNone;
}

bool is_astray(const Use& use) {
  return use.access->is_write && use.access->asked.is_valid() &&
         use.access->thread == analysis::kOwnThread;
}

// Somebody else who touches the same without a lock; a reader if there is one,
// to whom the change is news.
const Use* who_meets(const Use& astray, const std::vector<Use>& uses) {
  const Use* found = nullptr;
  for (const Use& use : uses) {
    bool is_other = use.access->site.function != astray.access->site.function &&
                    clash(*astray.access, *use.access);
    if (is_other &&
        (!found || (found->access->is_write && !use.access->is_write)))
      found = &use;
  }
  return found;
}

}  // namespace

std::vector<Conflict> unconfined(const Program::Knowledge& knowledge) {
  std::map<ir::FieldId, std::vector<Use>> members;
  for (ir::FunctionId root : knowledge.roots) {
    if (!is_in_context(knowledge, root)) continue;
    for (const Access& access : knowledge.facts.functions[root].accesses)
      if (ir::FieldId member = bare_member(knowledge, root, access);
          member != ir::kNone)
        members[member].push_back({root, &access});
  }
  std::vector<Conflict> found;
  for (const auto& [member, uses] : members) {
    const Use* first = nullptr;
    const Use* other = nullptr;
    for (const Use& use : uses) {
      if (!is_astray(use)) continue;
      if (first && !(use.access->site < first->access->site)) continue;
      if (const Use* met = who_meets(use, uses)) {
        first = &use;
        other = met;
      }
    }
    if (!first) continue;
    found.push_back({.frame = first->root,
                     .culprit = *first->access,
                     .other_frame = other->root,
                     .other = *other->access,
                     .asked = first->access->asked,
                     .is_assumed = true});
  }
  return found;
}

}  // namespace fearless::link
