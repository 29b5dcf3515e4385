// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/guards.h"

#include <algorithm>

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::HeldLock;
using ir::Place;
using ir::StepKind;

using Lock = std::vector<ir::Step>;

// The locks of `access` that lie in `object` and can guard its `member`: no
// lock that is reached through the member, none of some element. With
// `of_callers`, only those that were held when its function was called.
std::set<Lock> locks_in(const analysis::Frame& frame, const Place& object,
                        ir::FieldId member, const Access& access,
                        bool of_callers) {
  std::set<Lock> found;
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
    Lock lock(held.lock.steps.begin() + object.steps.size(),
              held.lock.steps.end());
    bool is_fixed =
        std::none_of(lock.begin(), lock.end(), [&](const ir::Step& step) {
          return step.kind == StepKind::kIndex ||
                 (step.kind == StepKind::kField && step.field == member);
        });
    if (is_fixed) found.insert(std::move(lock));
  }
  return found;
}

// A thread is joined when nobody else is left; so may be an object that cannot
// be copied and of whose class nothing is known.
bool is_handle(const analysis::Frame& frame, const Place& place) {
  const ir::Type& type = analysis::type_at(frame, place);
  bool is_opaque = type.roles == 0 && type.fields.empty() &&
                   type.copy == ir::CopyMeaning::kOwner;
  return type.is(ir::Role::kThread) || is_opaque;
}

// A shared pointer that is replaced under a lock: whoever copies it without one
// may take half of the old and half of the new, so that one lock will do.
bool is_shared_owner(const ir::Module& module, const Guards::Subject& subject) {
  ir::TypeId type = module.fields[subject.field].type;
  return !subject.is_element && type != ir::kNone &&
         module.types[type].copy == ir::CopyMeaning::kSharedOwner;
}

// What a function changes before it starts its thread.
bool is_before_start(const Program::Knowledge& k, const analysis::Site& site) {
  const auto& started = k.facts.functions[site.function].started;
  return std::any_of(
      started.begin(), started.end(), [&](const analysis::LiveThread& thread) {
        return thread.site.calls.empty() && site.range < thread.site.range;
      });
}

// A queue that locks itself is used under a lock of its own, whatever lock its
// user has for something else.
bool guards_itself(const Access& access, const Place& member) {
  return std::any_of(
      access.locks.begin(), access.locks.end(),
      [&](const HeldLock& held) { return member.covers(held.lock); });
}

bool is_about_sharing(const Access& access) {
  return !access.is_atomic && !access.constructing && !access.destroying &&
         !access.destroys && access.site.range.is_valid();
}

// The members that `place` lies in, and their objects. What a member points at
// is not in it, and the elements of a container are something else than the
// container: one may be fixed when the others change.
template <class Visitor>
void for_each_member(const Place& place, Visitor visit) {
  bool is_element = false;
  for (std::size_t n = place.steps.size(); n-- > 0;) {
    if (place.steps[n].kind == StepKind::kDeref) return;
    is_element |= place.steps[n].kind == StepKind::kIndex;
    if (place.steps[n].kind == StepKind::kField)
      visit(Guards::Subject{place.steps[n].field, is_element}, place.prefix(n));
  }
}

// What an access touches below the member `field`.
std::vector<ir::Step> below_member(const Place& place, ir::FieldId field) {
  std::size_t first = place.steps.size();
  while (first > 0 && !(place.steps[first - 1].kind == StepKind::kField &&
                        place.steps[first - 1].field == field))
    --first;
  return {place.steps.begin() + static_cast<std::ptrdiff_t>(first),
          place.steps.end()};
}

// The locks held for the same access as the function that makes it sees it, on
// each of its paths. A copy reads and writes two places at one place of the
// source: then it may be either. Nothing: it was given a pointer to the member,
// or the guard, and knows less than its caller.
std::optional<std::set<Lock>> locks_at_home(const Program::Knowledge& k,
                                            const Access& access,
                                            const Guards::Subject& subject) {
  std::map<Place, std::set<Lock>> by_place;
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
    for_each_member(
        own.place, [&](const Guards::Subject& at, const Place& object) {
          if (at != subject) return;
          std::set<Lock> held = locks_in(k.frame(own.site.function), object,
                                         subject.field, own, false);
          auto [known, is_new] = by_place.try_emplace(own.place, held);
          if (!is_new)
            std::erase_if(known->second, [&](const Lock& lock) {
              return !held.contains(lock);
            });
        });
  }
  if (by_place.empty()) return std::nullopt;
  std::set<Lock> locks;
  for (auto& [place, held] : by_place) locks.merge(held);
  return locks;
}

// Where a class says of some members what guards them, what it leaves out is
// meant.
bool states_its_guards(const ir::Module& module, ir::FieldId id) {
  ir::TypeId owner = module.fields[id].owner;
  return std::any_of(
      module.fields.begin(), module.fields.end(), [&](const ir::Field& field) {
        return field.owner == owner &&
               !(field.guarded_by.empty() && field.pointee_guarded_by.empty());
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

// What a private function of a library that nobody in sight calls is called
// with is anybody's guess; for a free function that somebody calls they answer.
bool is_out_of_context(const Program::Knowledge& k,
                       const std::set<ir::FunctionId>& called,
                       ir::FunctionId id) {
  const ir::Function& function = k.module.functions[id];
  if (function.is(ir::FunctionFlag::kLambda))
    return may_be_called_at_once(k, function.parent);
  if (!function.is(ir::FunctionFlag::kMethod)) return called.contains(id);
  return !k.is_closed && !function.is(ir::FunctionFlag::kPublic);
}

}  // namespace

Guards::Guards(const Program::Knowledge& knowledge) : k_(knowledge) {
  std::set<ir::FunctionId> called;
  for (const analysis::FunctionFacts& facts : k_.facts.functions)
    called.insert(facts.runs.begin(), facts.runs.end());
  // What callers in sight hold says more of a public method than that anybody
  // may call it.
  for (bool is_called : {true, false})
    for (ir::FunctionId root : k_.roots)
      if (!is_out_of_context(k_, called, root)) add(root, is_called);
  for (auto& [subject, member] : members_)
    if (!states_its_guards(k_.module, subject.field)) choose(member);
}

// `errors_.last()` is a use of `errors_` where it is written: what the methods
// of a member do to it they do for whoever calls them.
analysis::Site Guards::use_of(ir::FunctionId frame, const Access& access,
                              const Place& object) const {
  analysis::Site site = access.site;
  if (site.calls.empty()) return site;
  std::set<ir::TypeId> below;
  for (std::size_t n = object.steps.size() + 1; n <= access.place.steps.size();
       ++n) {
    below.insert(analysis::type_id_at(k_.frame(frame), access.place.prefix(n)));
    if (n < access.place.steps.size() &&
        access.place.steps[n].kind == StepKind::kField)
      below.insert(k_.module.fields[access.place.steps[n].field].owner);
  }
  std::vector<ir::FunctionId> functions = k_.code.functions_to(frame, site);
  while (!site.calls.empty() && functions.back() != ir::kNone) {
    const ir::Function& function = k_.module.functions[functions.back()];
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

// What runs before the object is shared, or after its threads ended; the copy
// of an object as a whole, of which lock-copied tells.
bool Guards::is_set_up(ir::FunctionId root, const Access& access) const {
  if (access.thread != analysis::kOwnThread) return false;
  // What code out of sight was given may be joined there; not what is no
  // thread.
  bool is_joined = std::any_of(
      access.joined.begin(), access.joined.end(), [&](const Place& handle) {
        return analysis::has_role(k_.frame(root), handle, ir::Role::kThread);
      });
  if (is_joined || is_before_start(k_, access.site)) return true;
  std::vector<ir::FunctionId> functions =
      k_.code.functions_to(root, access.site);
  using ir::FunctionFlag;
  return std::any_of(
      functions.begin(), functions.end(), [&](ir::FunctionId id) {
        if (id == ir::kNone) return false;
        const ir::Function& function = k_.module.functions[id];
        // By way of a library that keeps it as plain memory.
        bool is_from_nowhere = function.is(FunctionFlag::kLambda) &&
                               std::find(functions.begin(), functions.end(),
                                         function.parent) == functions.end() &&
                               may_be_called_at_once(k_, function.parent);
        return is_from_nowhere || function.is(FunctionFlag::kSetup) ||
               function.is(FunctionFlag::kCopyOperation) ||
               function.is(FunctionFlag::kMoveOperation);
      });
}

void Guards::add(ir::FunctionId root, bool is_called) {
  for (const Access& access : k_.facts.functions[root].accesses) {
    if (access.site.calls.empty() == is_called) continue;
    bool is_fixed = analysis::type_at(k_.frame(root), access.place).is_const;
    if (is_fixed || !is_about_sharing(access) ||
        is_handle(k_.frame(root), access.place) || is_set_up(root, access))
      continue;
    for_each_member(
        access.place, [&](const Subject& subject, const Place& object) {
          Place member = access.place.prefix(object.steps.size() + 1);
          if (guards_itself(access, member)) return;
          std::optional<std::set<Lock>> at_home;
          if (!access.site.calls.empty())
            at_home = locks_at_home(k_, access, subject);
          std::set<Lock> held = locks_in(k_.frame(root), object, subject.field,
                                         access, at_home.has_value());
          if (at_home) held.merge(*at_home);
          analysis::Site where = use_of(root, access, object);
          auto [it, is_new] = members_[subject].sites.try_emplace(where.range);
          Site& site = it->second;
          if (!is_called && !site.callers.empty()) {
            if (!site.own || access.is_write) site.own = &access;
            return;
          }
          if (is_new) site = {nullptr, root, held, where, nullptr, false, {}};
          std::erase_if(site.held,
                        [&](const Lock& lock) { return !held.contains(lock); });
          if (!site.access || (access.is_write && !site.access->is_write)) {
            site.access = &access;
            site.frame = root;
          }
          site.changes |= access.is_write || access.is_lent;
          if (!where.calls.empty())
            site.callers.try_emplace(where.calls.back(), std::move(held));
        });
  }
}

void Guards::choose(Member& member) {
  std::map<Lock, std::size_t> votes;
  for (const auto& [range, site] : member.sites)
    for (const Lock& lock : site.held) ++votes[lock];
  for (const auto& [lock, count] : votes)
    if (count > member.guarded) {
      member.lock = lock;
      member.guarded = count;
    }
}

bool Guards::deviates(ir::FunctionId frame, const Access& access,
                      const Access& other) const {
  bool found = false;
  for_each_member(
      access.place, [&](const Subject& subject, const Place& object) {
        auto it = members_.find(subject);
        if (it == members_.end() || it->second.guarded == 0) return;
        const Member& member = it->second;
        auto mine = member.sites.find(use_of(frame, access, object).range);
        auto theirs = member.sites.find(use_of(frame, other, object).range);
        found |= mine != member.sites.end() && theirs != member.sites.end() &&
                 !mine->second.held.contains(member.lock) &&
                 theirs->second.held.contains(member.lock);
      });
  return found;
}

bool Guards::is_new_element(const Subject& subject,
                            const ir::Range& range) const {
  auto container = members_.find({subject.field, false});
  if (!subject.is_element || container == members_.end()) return false;
  auto site = container->second.sites.find(range);
  return site != container->second.sites.end() &&
         site->second.access->is_growing;
}

// Whether something may change what stands `below` the member `field`. New
// elements of a map or list leave the others where they are.
bool Guards::changes(ir::FieldId field,
                     const std::vector<ir::Step>& below) const {
  bool is_element = std::any_of(
      below.begin(), below.end(),
      [](const ir::Step& step) { return step.kind == StepKind::kIndex; });
  for (const Subject subject : {Subject{field, false}, Subject{field, true}}) {
    auto member = members_.find(subject);
    if (member == members_.end()) continue;
    for (const auto& [range, site] : member->second.sites) {
      const Access& access = *site.access;
      if (!access.is_write) continue;
      std::vector<ir::Step> at = below_member(access.place, field);
      std::size_t length = std::min(at.size(), below.size());
      bool meets = std::equal(at.begin(), at.begin() + length, below.begin());
      bool adds = access.is_growing || is_new_element(subject, range);
      if (meets && !(is_element && adds)) return true;
    }
  }
  return false;
}

// The elements' own lock, if anybody reaches them; else that of the container.
const Guards::Member* Guards::member_at(const Subject& subject) const {
  auto it = members_.find(subject);
  if (it == members_.end() && subject.is_element)
    it = members_.find({subject.field, false});
  return it == members_.end() || it->second.guarded == 0 ? nullptr
                                                         : &it->second;
}

std::optional<Place> Guards::guard_of(const Place& data,
                                      const std::vector<HeldLock>& held) const {
  bool is_element = false;
  for (std::size_t n = data.steps.size(); n-- > 0;) {
    const ir::Step& step = data.steps[n];
    if (step.kind == StepKind::kDeref) return std::nullopt;
    is_element |= step.kind == StepKind::kIndex;
    if (step.kind != StepKind::kField) continue;
    const Member* member = member_at({step.field, is_element});
    if (!member) continue;
    Place guard = data.prefix(n);
    for (const ir::Step& to : member->lock) guard = guard.with(to);
    for (const HeldLock& mine : held)
      if (mine.lock == guard) return std::nullopt;
    if (changes(step.field, below_member(data, step.field))) return guard;
  }
  return std::nullopt;
}

bool Guards::guards(const Place& lock, const Place& data,
                    const std::vector<HeldLock>& held) const {
  // The lock of a `Mutex<T>` has its data inside.
  return (lock.covers(data) && lock != data) || guard_of(data, held) == lock;
}

const Access* Guards::witness(const Place& data) const {
  bool is_element = false;
  for (std::size_t n = data.steps.size(); n-- > 0;) {
    is_element |= data.steps[n].kind == StepKind::kIndex;
    if (data.steps[n].kind != StepKind::kField) continue;
    const Member* member = member_at({data.steps[n].field, is_element});
    if (!member) continue;
    for (const auto& [range, site] : member->sites)
      if (site.held.contains(member->lock)) return site.access;
  }
  return nullptr;
}

// Who changes, under the lock, what `access` touches; nullptr: nobody.
const Guards::Site* Guards::change_of(const Subject& subject,
                                      const Member& member,
                                      const Access& access) const {
  std::vector<ir::Step> mine = below_member(access.place, subject.field);
  const Site* found = nullptr;
  for (const auto& [range, site] : member.sites) {
    if (!site.held.contains(member.lock) || !site.changes) continue;
    std::vector<ir::Step> at = below_member(site.access->place, subject.field);
    std::size_t length = std::min(at.size(), mine.size());
    bool meets = std::equal(at.begin(), at.begin() + length, mine.begin());
    bool is_better =
        !found || (site.access->is_write && !found->access->is_write);
    if (meets && is_better) found = &site;
  }
  return found;
}

// Of an object that a function is lent, anybody can lock what is not private.
bool Guards::may_be_held_by_callers(const Site& site,
                                    const Member& member) const {
  const ir::Function& function = k_.module.functions[site.frame];
  const Place& place = site.access->place;
  bool is_own = function.is(ir::FunctionFlag::kMethod) && place.id == 1;
  bool is_lent = place.is_local() && place.id >= 1 &&
                 place.id <= function.parameters && !is_own;
  return is_lent && member.lock.back().kind == StepKind::kField &&
         !k_.module.fields[member.lock.back().field].is_private;
}

// A method that leaves it to its callers to lock, and one of another class that
// does not. Nothing: there is none in sight.
ir::Range Guards::bare_caller(const Site& site, const Lock& lock) const {
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
