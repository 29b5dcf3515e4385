// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/members.h"

#include <algorithm>

namespace fearless::link {

using ir::Place;
using ir::StepKind;

namespace {

std::string print_steps(const ir::Module& module, const Place& place,
                        std::size_t first) {
  std::string text;
  for (std::size_t n = first; n < place.steps.size(); ++n) {
    const ir::Step& step = place.steps[n];
    if (step.kind == StepKind::kField)
      text += "." + module.fields[step.field].usr;
    else
      text += step.kind == StepKind::kDeref ? ".*" : "[]";
  }
  return text;
}

}  // namespace

std::string print_place(const ir::Module& module, const Place& place) {
  std::string root = place.is_global() ? module.globals[place.id].usr
                                       : "_" + std::to_string(place.id);
  return root + print_steps(module, place, 0);
}

std::vector<Member> members_of(const analysis::Frame& frame,
                               const Place& place) {
  const ir::Module& module = frame.module;
  std::vector<Member> found;
  for (std::size_t n = place.steps.size(); n-- > 0;) {
    if (place.steps[n].kind != StepKind::kField) continue;
    ir::TypeId owner = module.fields[place.steps[n].field].owner;
    if (owner == ir::kNone || module.types[owner].is(ir::Role::kClosure)) break;
    found.push_back({place.prefix(n), module.types[owner].usr,
                     print_steps(module, place, n)});
  }
  if (place.is_global())
    found.push_back(
        {Place(), module.globals[place.id].usr, print_steps(module, place, 0)});
  return found;
}

std::optional<std::string> relative_to(const analysis::Frame& frame,
                                       const Place& place,
                                       const Member& member) {
  if (!member.object.is_nothing() && member.object.covers(place))
    return print_steps(frame.module, place, member.object.steps.size());
  if (place.is_global()) return print_place(frame.module, place);
  return std::nullopt;
}

}  // namespace fearless::link
