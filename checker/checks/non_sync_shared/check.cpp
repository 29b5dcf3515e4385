// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two threads reach one object whose const functions are not safe to call at
// the same time: Rust's `Sync`, which `Cell` and `RefCell` lack.

#include <algorithm>

#include "checker/checks/crossings.h"

namespace fearless::checks {
namespace {

using analysis::Crossing;
using analysis::Frame;

// What both threads reach: the referent, or what the copies of a handle have in
// common.
ir::TypeId shared_type(const Knowledge& k, const Crossing& crossing) {
  const ir::Type& type = k.module.types[crossing.type];
  bool is_handle = crossing.how == Crossing::How::kCopy &&
                   type.is(ir::Role::kSmartPointer) &&
                   type.pointee != ir::kNone;
  return is_handle ? type.pointee : crossing.type;
}

// Where a lambda changes what it captured by value, without a lock.
const analysis::Access* own_change(const Knowledge& k, ir::FunctionId lambda) {
  for (const analysis::Access& access :
       k.facts.functions[lambda].summary.accesses) {
    const ir::Steps& steps = access.place.steps;
    bool is_own =
        access.place.is_local() && access.place.id == 1 && steps.size() > 1 &&
        std::none_of(steps.begin() + 1, steps.end(), [](const ir::Step& step) {
          return step.kind == ir::StepKind::kDeref;
        });
    if (is_own && access.is_write && !access.is_atomic &&
        access.locks.empty() && access.thread == analysis::kOwnThread)
      return &access;
  }
  return nullptr;
}

bool is_at_fault(const Knowledge& k, ir::FunctionId function,
                 const Crossing& crossing, ir::TypeId shared) {
  auto is_raced = [&](const ir::Place& object) {
    return is_raced_on(k, function, crossing.thread, object, shared);
  };
  auto is_no = [](const ir::Trait& trait) {
    return trait.answer == ir::Answer::kNo && trait.cause != ir::Cause::kCount;
  };
  const ir::Type& type = k.module.types[shared];
  if (crossing.closure != ir::kNone)
    return own_change(k, crossing.closure) && is_raced(crossing.place);
  if (crossing.how == Crossing::How::kReference)
    return is_no(type.sync) && is_raced(crossing.place);
  // Copies of a handle that counts are the other check's.
  if (!is_no(k.module.types[crossing.type].send)) return false;
  // A value that shares such an object, however deep inside.
  if (shared == crossing.type) return !type.is(ir::Role::kGuard);
  return is_no(type.sync) &&
         (is_known_outside(k.frame(function), crossing.reaches) ||
          is_raced(crossing.reaches));
}

void tell_closure(const Story& story, const Knowledge& k, const Frame& frame,
                  const Crossing& crossing, findings::Finding& finding) {
  const analysis::Access& change = *own_change(k, crossing.closure);
  ir::FieldId captured = change.place.steps[1].field;
  finding.labels.push_back(story.label(
      change.site.range,
      "the lambda in " + story.quoted(frame, crossing.place) +
          " changes its own `" + k.module.fields[captured].name + "`"));
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const Frame& frame, const Crossing& crossing,
                       ir::TypeId shared) {
  const ir::Type& type = k.module.types[shared];
  findings::Finding finding;
  finding.check = "non-sync-shared";
  finding.subject = type.usr.empty() ? type.name : type.usr;
  finding.where = story.at(crossing.site);
  finding.message = "`" + type.name +
                    "` is shared with another thread, but its const functions "
                    "change it without a lock";
  std::string name = crossing.capture != ir::kNone
                         ? "`" + k.module.fields[crossing.capture].name + "`"
                         : story.quoted(frame, crossing.place);
  std::string receiver =
      crossing.receiver.empty() ? "another thread" : crossing.receiver;
  finding.labels.push_back(story.label(
      crossing.site.range, name + " is shared with " + receiver, "", true));
  if (crossing.closure != ir::kNone)
    tell_closure(story, k, frame, crossing, finding);
  else
    tell_chain(story, type.sync.because.empty() ? type.send : type.sync,
               finding);
  finding.why = "two threads that only read, as they believe, write at once";
  finding.fix =
      "guard the mutable member with a mutex, make it atomic, or give "
      "each thread its own copy";
  return finding;
}

}  // namespace

Findings non_sync_shared(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id)
    if (!is_generic(k, id))
      for (const Crossing& crossing : k.facts.functions[id].crossings) {
        ir::TypeId shared = shared_type(k, crossing);
        if (is_at_fault(k, id, crossing, shared))
          found.push_back(tell(story, k, k.frame(id), crossing, shared));
      }
  return found;
}

}  // namespace fearless::checks
