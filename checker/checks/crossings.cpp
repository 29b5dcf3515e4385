// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/crossings.h"

#include <algorithm>

#include "checker/link/race_rules.h"

namespace fearless::checks {

namespace {

using analysis::Access;
using ir::Place;

// The same memory, or memory inside it. Through `[]` it may be another element,
// but then the class does what it does to this one to all.
bool meet(const Place& a, const Place& b) {
  const Place& outer = a.covers(b) ? a : b;
  const Place& inner = &outer == &a ? b : a;
  return outer.covers(inner) &&
         std::none_of(inner.steps.begin() + outer.steps.size(),
                      inner.steps.end(), [](const ir::Step& step) {
                        return step.kind == ir::StepKind::kDeref;
                      });
}

bool clash(const Access& a, const Access& b) {
  return (a.is_write || b.is_write) && !(a.is_atomic && b.is_atomic) &&
         link::run_beside_each_other(a, b) && meet(a.place, b.place) &&
         link::are_unordered(a, b);
}

// Whether `place` lies in an object of the class `type`.
bool is_inside(const analysis::Frame& frame, const Place& place,
               const ir::Type& type) {
  for (std::size_t n = 0; n < place.steps.size(); ++n)
    if (analysis::type_at(frame, place.prefix(n)).usr == type.usr) return true;
  return false;
}

template <class IsOfObject>
bool has_clash(const std::vector<Access>& accesses, analysis::ThreadId thread,
               IsOfObject is_of_object) {
  constexpr std::size_t kMost = 400;
  std::vector<const Access*> mine, all;
  for (const Access& access : accesses) {
    if (all.size() >= kMost || !is_of_object(access)) continue;
    all.push_back(&access);
    if (access.thread == thread) mine.push_back(&access);
  }
  for (const Access* a : mine)
    for (const Access* b : all)
      if (clash(*a, *b)) return true;
  return false;
}

}  // namespace

bool is_known_outside(const analysis::Frame& frame, const Place& object) {
  return !object.is_local() || object.id <= frame.function.parameters;
}

bool is_raced_on(const Knowledge& k, ir::FunctionId function,
                 analysis::ThreadId thread, const Place& object,
                 ir::TypeId type) {
  if (thread == analysis::kOwnThread) return false;
  const ir::Type& shared = k.module.types[type];
  // What its methods keep for all objects of the class.
  auto is_static_of = [&](const Access& access) {
    ir::TypeId owner = k.module.functions[access.site.function].record;
    return access.place.is_global() && owner != ir::kNone &&
           k.module.globals[access.place.id].is_function_static &&
           k.module.types[owner].usr == shared.usr;
  };
  if (has_clash(k.facts.functions[function].accesses, thread,
                [&](const Access& access) {
                  return object.covers(access.place) || is_static_of(access);
                }))
    return true;
  if (!is_known_outside(k.frame(function), object) || shared.usr.empty())
    return false;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id)
    if (has_clash(k.facts.functions[id].accesses, thread,
                  [&](const Access& access) {
                    return is_inside(k.frame(id), access.place, shared) ||
                           is_static_of(access);
                  }))
      return true;
  return false;
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

}  // namespace fearless::checks
