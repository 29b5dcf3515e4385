// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two threads reach one object whose const functions are not safe to call at
// the same time: Rust's `Sync`, which `Cell` and `RefCell` lack.

#include "checker/checks/crossings.h"

namespace fearless::checks {
namespace {

using analysis::Crossing;
using analysis::Frame;

// What both threads would reach: the referent, or the pointee of a pointer
// whose copy stays here.
ir::TypeId shared_type(const Knowledge& k, const Crossing& crossing) {
  if (crossing.how == Crossing::How::kReference) return crossing.type;
  if (crossing.how == Crossing::How::kMove && !crossing.shares_elsewhere)
    return ir::kNone;
  ir::TypeId pointee = pointee_of(k.module, crossing.type);
  return pointee == ir::kNone ? crossing.type : pointee;
}

bool is_at_fault(const Knowledge& k, ir::FunctionId function,
                 const Crossing& crossing, ir::TypeId shared) {
  if (shared >= k.module.types.size()) return false;
  const ir::Type& type = k.module.types[shared];
  if (is_about_counting(k.module, shared)) return false;
  // A copy of something that shares such an object, however deep inside.
  if (shared == crossing.type && crossing.how == Crossing::How::kCopy)
    return type.send.answer == ir::Answer::kNo &&
           !type.is(ir::Role::kClosure) && !type.is(ir::Role::kGuard);
  if (type.sync.answer != ir::Answer::kNo) return false;
  if (crossing.how == Crossing::How::kCopy) return true;
  Crossing reached = crossing;
  if (crossing.how != Crossing::How::kReference)
    reached.place = crossing.place.deref();
  return crossing.thread != analysis::kOwnThread &&
         is_used_meanwhile(k, function, reached);
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
  finding.labels.push_back(story.label(crossing.site.range,
                                       name + " is shared with " + receiver, "",
                                       true));
  tell_chain(story, type.sync.because.empty() ? type.send : type.sync,
             finding);
  finding.why = "two threads that only read, as they believe, write at once";
  finding.fix = "guard the mutable member with a mutex, make it atomic, or give "
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
