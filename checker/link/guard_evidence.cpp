// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/guard_evidence.h"

#include <algorithm>
#include <map>

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::HeldLock;
using ir::Place;
using ir::StepKind;

// The locks of `access` that lie in `object` and can guard its `member`: no
// lock that is reached through the member, none of some element. With
// `of_callers`, only those that were held when its function was called.
std::set<MemberLock> locks_in(const analysis::Frame& frame, const Place& object,
                              ir::FieldId member, const Access& access,
                              bool of_callers) {
  std::set<MemberLock> found;
  for (const HeldLock& held : access.locks) {
    bool is_too_weak = !(held.is_sure || held.is_choice) ||
                       (access.is_write && held.mode == ir::Mode::kShared);
    if (is_too_weak || (of_callers && !held.by_caller)) continue;
    // What runs once is no guard of what it leaves behind.
    bool is_once =
        analysis::type_at(frame, held.lock).is(ir::Role::kSyncObject);
    if (is_once || !object.covers(held.lock)) continue;
    // What this function itself locked may be another element's.
    bool is_own = !held.by_caller && !held.taken.call.is_valid();
    if (is_own && object.may_be_other_element(held.lock)) continue;
    MemberLock lock = held.lock.steps.after(object.steps.size());
    bool is_fixed =
        std::none_of(lock.begin(), lock.end(), [&](const ir::Step& step) {
          return step.kind == StepKind::kIndex ||
                 (step.kind == StepKind::kField && step.field == member);
        });
    if (is_fixed) found.insert(lock);
  }
  return found;
}

// The locks held for the same access as the function that makes it sees it, on
// each of its paths. A copy reads and writes two places at one place of the
// source: then it may be either. Nothing: it was given a pointer to the member,
// or the guard, and knows less than its caller.
std::optional<std::set<MemberLock>> locks_at_home(const Program::Knowledge& k,
                                                  const Access& access,
                                                  const Subject& subject) {
  std::map<Place, std::set<MemberLock>> by_place;
  for (const Access& own : k.facts.functions[access.site.function].accesses) {
    bool is_same = own.site.calls.empty() &&
                   own.site.range == access.site.range &&
                   own.is_write == access.is_write &&
                   own.constructing == access.constructing;
    if (!is_same) continue;
    bool has_lent_lock = std::any_of(
        own.locks.begin(), own.locks.end(), [](const HeldLock& held) {
          return held.lock.is_local() && held.lock.id > 1;
        });
    if (has_lent_lock) return std::nullopt;
    for_each_member(own.place, [&](const Subject& at, const Place& object) {
      if (at != subject) return;
      std::set<MemberLock> held = locks_in(k.frame(own.site.function), object,
                                           subject.field, own, false);
      auto [known, is_new] = by_place.try_emplace(own.place, held);
      if (!is_new)
        std::erase_if(known->second, [&](const MemberLock& lock) {
          return !held.contains(lock);
        });
    });
  }
  if (by_place.empty()) return std::nullopt;
  std::set<MemberLock> locks;
  for (auto& [place, held] : by_place) locks.merge(held);
  return locks;
}

// A thread is joined when nobody else is left; so may be an object that cannot
// be copied and of whose class nothing is known.
bool is_handle(const analysis::Frame& frame, const Place& place) {
  const ir::Type& type = analysis::type_at(frame, place);
  bool is_opaque = type.roles == 0 && type.fields.empty() &&
                   type.copy == ir::CopyMeaning::kOwner;
  return type.is(ir::Role::kThread) || is_opaque;
}

// What a function changes before it starts its thread.
bool is_before_start(const Program::Knowledge& k, const analysis::Site& site) {
  const auto& started = k.facts.functions[site.function].started;
  return std::any_of(
      started.begin(), started.end(), [&](const analysis::LiveThread& thread) {
        return thread.site.calls.empty() && site.range < thread.site.range;
      });
}

// A closure that goes to code out of sight may be called there and then, with
// the locks that its maker holds, or on an object that is being made.
bool may_be_called_at_once(const Program::Knowledge& k, ir::FunctionId maker) {
  if (maker == ir::kNone) return false;
  using ir::FunctionFlag;
  const ir::Function& function = k.module.functions[maker];
  const auto& all = k.facts.functions[maker].operations;
  return function.is(FunctionFlag::kConstructor) ||
         function.is(FunctionFlag::kDestructor) ||
         std::any_of(
             all.begin(), all.end(), [](const analysis::Operation& operation) {
               return operation.kind == analysis::Operation::Kind::kAcquire &&
                      operation.thread == analysis::kOwnThread &&
                      operation.site.calls.empty();
             });
}

// What runs before the object is shared, or after its threads ended; the copy
// of an object as a whole, of which lock-copied tells.
bool is_set_up(const Program::Knowledge& k, ir::FunctionId root,
               const Access& access) {
  if (access.thread != analysis::kOwnThread) return false;
  // What code out of sight was given may be joined there; not what is no
  // thread.
  bool is_joined = std::any_of(
      access.joined.begin(), access.joined.end(), [&](const Place& handle) {
        return analysis::has_role(k.frame(root), handle, ir::Role::kThread);
      });
  if (is_joined || is_before_start(k, access.site)) return true;
  std::vector<ir::FunctionId> functions =
      k.code.functions_to(root, access.site);
  using ir::FunctionFlag;
  return std::any_of(
      functions.begin(), functions.end(), [&](ir::FunctionId id) {
        if (id == ir::kNone) return false;
        const ir::Function& function = k.module.functions[id];
        // By way of a library that keeps it as plain memory.
        bool is_from_nowhere = function.is(FunctionFlag::kLambda) &&
                               std::find(functions.begin(), functions.end(),
                                         function.parent) == functions.end() &&
                               may_be_called_at_once(k, function.parent);
        return is_from_nowhere || function.is(FunctionFlag::kSetup) ||
               function.is(FunctionFlag::kCopyOperation) ||
               function.is(FunctionFlag::kMoveOperation);
      });
}

}  // namespace

// A private function of a library may be called with anything; for a free
// function that somebody calls they answer.
bool is_in_context(const Program::Knowledge& k, ir::FunctionId root) {
  const ir::Function& function = k.module.functions[root];
  if (function.is(ir::FunctionFlag::kLambda))
    return !may_be_called_at_once(k, function.parent);
  if (!function.is(ir::FunctionFlag::kMethod)) return !k.called.contains(root);
  return k.is_closed || function.is(ir::FunctionFlag::kPublic);
}

bool is_about_sharing(const Program::Knowledge& k, ir::FunctionId root,
                      const Access& access) {
  analysis::Frame frame = k.frame(root);
  bool is_fixed = analysis::type_at(frame, access.place).is_const;
  bool is_alone = access.constructing || access.destroying || access.destroys;
  return access.site.range.is_valid() && !access.is_atomic && !is_fixed &&
         !is_alone && !is_handle(frame, access.place) &&
         !is_set_up(k, root, access);
}

bool guards_itself(const Access& access, const Place& member) {
  return std::any_of(
      access.locks.begin(), access.locks.end(),
      [&](const HeldLock& held) { return member.covers(held.lock); });
}

std::set<MemberLock> locks_for(const Program::Knowledge& k, ir::FunctionId root,
                               const Access& access, const Subject& subject,
                               const Place& object) {
  std::optional<std::set<MemberLock>> at_home;
  if (!access.site.calls.empty()) at_home = locks_at_home(k, access, subject);
  std::set<MemberLock> held = locks_in(k.frame(root), object, subject.field,
                                       access, at_home.has_value());
  if (at_home) held.merge(*at_home);
  return held;
}

analysis::Site use_of(const Program::Knowledge& k, ir::FunctionId root,
                      const Access& access, const Place& object) {
  analysis::Site site = access.site;
  if (site.calls.empty()) return site;
  std::set<ir::TypeId> below;
  for (std::size_t n = object.steps.size() + 1; n <= access.place.steps.size();
       ++n) {
    below.insert(analysis::type_id_at(k.frame(root), access.place.prefix(n)));
    if (n < access.place.steps.size() &&
        access.place.steps[n].kind == StepKind::kField)
      below.insert(k.module.fields[access.place.steps[n].field].owner);
  }
  std::vector<ir::FunctionId> functions = k.code.functions_to(root, site);
  while (!site.calls.empty() && functions.back() != ir::kNone) {
    const ir::Function& function = k.module.functions[functions.back()];
    bool is_members = function.is(ir::FunctionFlag::kMethod) &&
                      below.contains(function.record);
    if (!is_members) break;
    functions.pop_back();
    site = {functions.back(),
            site.calls.back(),
            {site.calls.begin(), site.calls.end() - 1}};
  }
  return site;
}

}  // namespace fearless::link
