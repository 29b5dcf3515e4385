// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a library does to a member without the lock that it otherwise takes.

#include "checker/link/guards.h"

namespace fearless::link {

using analysis::Access;
using ir::Place;
using ir::StepKind;

namespace {

// A shared pointer that is replaced under a lock: whoever copies it without one
// may take half of the old and half of the new, so that one lock will do.
bool is_shared_owner(const ir::Module& module, const Subject& subject) {
  ir::TypeId type = module.fields[subject.field].type;
  return !subject.is_element && type != ir::kNone &&
         module.types[type].copy == ir::CopyMeaning::kSharedOwner;
}

}  // namespace

// Who changes, under the lock, what `access` touches; nullptr: nobody.
const Guards::Site* Guards::change_of(const Subject& subject,
                                      const Member& member,
                                      const Access& access) const {
  ir::Steps mine = below_member(access.place, subject.field);
  const Site* found = nullptr;
  for (const auto& [range, site] : member.sites) {
    if (!site.held.contains(member.lock) || !site.changes) continue;
    bool meets = meet(below_member(site.access->place, subject.field), mine);
    bool is_better =
        !found || (site.access->is_write && !found->access->is_write);
    if (meets && is_better) found = &site;
  }
  return found;
}

// Of an object that a function is lent, anybody can lock what is not private.
bool Guards::may_be_held_by_callers(const Site& site,
                                    const Member& member) const {
  const ir::Function& function =
      k_.module.functions[site.own ? site.where.function : site.frame];
  const Place& place = site.own ? site.own->place : site.access->place;
  bool is_own = function.is(ir::FunctionFlag::kMethod) && place.id == 1;
  bool is_lent = place.is_local() && place.id >= 1 &&
                 place.id <= function.parameters && !is_own;
  return is_lent && member.lock.back().kind == StepKind::kField &&
         !k_.module.fields[member.lock.back().field].is_private;
}

// A method that leaves it to its callers to lock, and one of another class that
// does not. Nothing: there is none in sight.
ir::Range Guards::bare_caller(const Site& site, const MemberLock& lock) const {
  ir::TypeId own = k_.module.functions[site.where.function].record;
  for (const auto& [range, held] : site.callers) {
    ir::FunctionId caller = k_.code.function_at(range);
    bool is_other =
        caller != ir::kNone && k_.module.functions[caller].record != own;
    if (is_other && !held.contains(lock)) return range;
  }
  return {};
}

std::vector<Conflict> Guards::deviations() const {
  std::vector<Conflict> found;
  for (const auto& [subject, member] : members_) {
    // Of a lock that guards half of them the other half may be a mistake; one
    // that is seldom taken is there for something else. So is one that nobody
    // takes to change the member: options are set before the work begins.
    bool is_half =
        member.guarded >= 2 && member.guarded * 2 >= member.sites.size();
    bool is_enough = is_half || is_shared_owner(k_.module, subject);
    if (member.guarded == 0 || !is_enough) continue;
    for (const auto& [range, site] : member.sites) {
      if (site.held.contains(member.lock) ||
          may_be_held_by_callers(site, member))
        continue;
      const Site* witness = change_of(subject, member, *site.access);
      if (!witness || (!is_half && !witness->access->is_write)) continue;
      Conflict conflict;
      conflict.frame = site.own ? site.where.function : site.frame;
      conflict.culprit = site.own ? *site.own : *site.access;
      conflict.other_frame = witness->frame;
      conflict.other = *witness->access;
      conflict.culprit.site = site.where;
      conflict.caller = bare_caller(site, member.lock);
      conflict.other.site = witness->where;
      conflict.guarded = member.guarded;
      conflict.total = member.sites.size();
      conflict.is_assumed = true;
      found.push_back(std::move(conflict));
    }
  }
  return found;
}

}  // namespace fearless::link
