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
// source: then it may be either.
std::set<Lock> locks_at_home(const Program::Knowledge& k, const Access& access,
                             const Guards::Subject& subject) {
  std::map<Place, std::set<Lock>> by_place;
  for (const Access& own : k.facts.functions[access.site.function].accesses) {
    bool is_same = own.site.calls.empty() &&
                   own.site.range == access.site.range &&
                   own.is_write == access.is_write &&
                   own.constructing == access.constructing;
    if (!is_same) continue;
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

// A private function of a library that nobody in sight calls: what its callers
// hold is anybody's guess.
bool is_out_of_context(const Program::Knowledge& k, ir::FunctionId id) {
  const ir::Function& function = k.module.functions[id];
  return !k.is_closed && function.is(ir::FunctionFlag::kMethod) &&
         !function.is(ir::FunctionFlag::kPublic);
}

}  // namespace

Guards::Guards(const Program::Knowledge& knowledge) {
  for (ir::FunctionId root : knowledge.roots)
    if (!is_out_of_context(knowledge, root)) add(knowledge, root);
  for (auto& [subject, member] : members_)
    if (!states_its_guards(knowledge.module, subject.field)) choose(member);
}

void Guards::add(const Program::Knowledge& k, ir::FunctionId root) {
  for (const Access& access : k.facts.functions[root].accesses) {
    if (!is_about_sharing(access)) continue;
    for_each_member(
        access.place, [&](const Subject& subject, const Place& object) {
          bool is_own = access.site.calls.empty();
          std::set<Lock> held =
              locks_in(k.frame(root), object, subject.field, access, !is_own);
          if (!is_own) held.merge(locks_at_home(k, access, subject));
          auto [it, is_new] =
              members_[subject].sites.try_emplace(access.site.range);
          Site& site = it->second;
          if (is_new)
            site = {&access, root, std::move(held)};
          else
            std::erase_if(site.held, [&](const Lock& lock) {
              return !held.contains(lock);
            });
          if (access.is_write && !site.access->is_write) site.access = &access;
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

bool Guards::deviates(const Access& access, const Access& other) const {
  bool found = false;
  for_each_member(access.place, [&](const Subject& subject, const Place&) {
    auto it = members_.find(subject);
    if (it == members_.end() || it->second.guarded == 0) return;
    const Member& member = it->second;
    auto mine = member.sites.find(access.site.range);
    auto theirs = member.sites.find(other.site.range);
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

std::vector<Conflict> Guards::deviations() const {
  std::vector<Conflict> found;
  for (const auto& [subject, member] : members_) {
    const Site* witness = nullptr;
    for (const auto& [range, site] : member.sites)
      if (site.held.contains(member.lock) &&
          (!witness || (site.access->is_write && !witness->access->is_write)))
        witness = &site;
    if (member.guarded == 0 || witness == nullptr) continue;
    for (const auto& [range, site] : member.sites) {
      if (site.held.contains(member.lock)) continue;
      // One place in four may deviate by mistake; a habit is a design.
      bool is_rare =
          member.guarded >= 3 * (member.sites.size() - member.guarded);
      bool is_enough = member.guarded >= (site.access->is_write ? 2 : 3);
      if (!is_rare || !is_enough) continue;
      // A lock that nobody takes to change the member is held for something
      // else: options are set before the work begins.
      if (!witness->access->is_write) continue;
      Conflict conflict;
      conflict.frame = site.frame;
      conflict.culprit = *site.access;
      conflict.other_frame = witness->frame;
      conflict.other = *witness->access;
      conflict.guarded = member.guarded;
      conflict.total = member.sites.size();
      conflict.is_assumed = true;
      found.push_back(std::move(conflict));
    }
  }
  return found;
}

}  // namespace fearless::link
