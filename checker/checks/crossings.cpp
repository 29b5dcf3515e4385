// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/crossings.h"

#include <algorithm>
#include <set>

namespace fearless::checks {

using ir::Role;

ir::TypeId pointee_of(const ir::Module& module, ir::TypeId type) {
  if (type >= module.types.size()) return ir::kNone;
  const ir::Type& held = module.types[type];
  bool points = held.is(Role::kPointer) || held.is(Role::kReference) ||
                (held.is(Role::kSmartPointer) &&
                 held.copy == ir::CopyMeaning::kSharedOwner);
  return points ? held.pointee : ir::kNone;
}

bool is_used_meanwhile(const Knowledge& k, ir::FunctionId function,
                       const analysis::Crossing& crossing) {
  const std::vector<analysis::Access>& accesses =
      k.facts.functions[function].accesses;
  auto touches = [&](const analysis::Access& access) {
    return crossing.place.covers(access.place) ||
           access.place.covers(crossing.place);
  };
  auto runs_beside = [&](const analysis::Access& access) {
    return std::find(access.live.begin(), access.live.end(),
                     crossing.thread) != access.live.end();
  };
  return std::any_of(
      accesses.begin(), accesses.end(), [&](const analysis::Access& access) {
        return touches(access) && runs_beside(access);
      });
}

std::string tell_chain(const Story& story, const ir::Trait& trait,
                       findings::Finding& finding) {
  std::string last;
  for (const ir::Reason& reason : trait.because) {
    last = reason.text;
    if (reason.range.is_valid())
      finding.labels.push_back(story.label(reason.range, reason.text));
  }
  return last;
}

bool is_generic(const Knowledge& k, ir::FunctionId function) {
  return k.module.functions[function].is(ir::FunctionFlag::kInstantiation);
}

bool is_about_counting(const ir::Module& module, ir::TypeId root) {
  // Library templates have no members to walk, but their chain names the type.
  if (root < module.types.size())
    for (const ir::Reason& reason : module.types[root].send.because)
      if (reason.text.find("counts references") != std::string::npos)
        return true;
  std::set<ir::TypeId> seen;
  std::vector<ir::TypeId> work{root};
  while (!work.empty() && seen.size() < 200) {
    ir::TypeId id = work.back();
    work.pop_back();
    if (id >= module.types.size() || !seen.insert(id).second) continue;
    const ir::Type& type = module.types[id];
    if (type.is(Role::kPlainRefCount)) return true;
    work.push_back(type.pointee);
    work.insert(work.end(), type.bases.begin(), type.bases.end());
    for (ir::FieldId field : type.fields)
      work.push_back(module.fields[field].type);
  }
  return false;
}

}  // namespace fearless::checks
