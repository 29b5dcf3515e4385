// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/guards.h"

#include <algorithm>

namespace fearless::link {

using analysis::Access;
using analysis::HeldLock;
using ir::Place;
using ir::StepKind;

namespace {

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

}  // namespace

ir::Steps below_member(const Place& place, ir::FieldId field) {
  std::size_t first = place.steps.size();
  while (first > 0 && !(place.steps[first - 1].kind == StepKind::kField &&
                        place.steps[first - 1].field == field))
    --first;
  return place.steps.after(first);
}

bool meet(const ir::Steps& a, const ir::Steps& b) {
  std::size_t length = std::min(a.size(), b.size());
  return std::equal(a.begin(), a.begin() + length, b.begin());
}

Guards::Guards(const Program::Knowledge& knowledge) : k_(knowledge) {
  // What callers in sight hold says more of a public method than that anybody
  // may call it.
  for (bool is_called : {true, false})
    for (ir::FunctionId root : k_.roots)
      if (is_in_context(k_, root)) add(root, is_called);
  for (auto& [subject, member] : members_)
    if (!states_its_guards(k_.module, subject.field)) choose(member);
}

void Guards::add(ir::FunctionId root, bool is_called) {
  for (const Access& access : k_.facts.functions[root].accesses) {
    if (access.site.calls.empty() == is_called ||
        !is_about_sharing(k_, root, access))
      continue;
    for_each_member(
        access.place, [&](const Subject& subject, const Place& object) {
          Place member = access.place.prefix(object.steps.size() + 1);
          if (!guards_itself(access, member))
            note(root, access, subject, object);
        });
  }
}

void Guards::note(ir::FunctionId root, const Access& access,
                  const Subject& subject, const Place& object) {
  analysis::Site where = use_of(k_, root, access, object);
  auto [it, is_new] = members_[subject].sites.try_emplace(where.range);
  Site& site = it->second;
  if (access.site.calls.empty() && !site.callers.empty()) {
    if (!site.own || access.is_write) site.own = &access;
    return;
  }
  std::set<MemberLock> held = locks_for(k_, root, access, subject, object);
  if (is_new) site = {nullptr, root, held, where, nullptr, false, {}};
  std::erase_if(site.held,
                [&](const MemberLock& lock) { return !held.contains(lock); });
  if (!site.access || (access.is_write && !site.access->is_write)) {
    site.access = &access;
    site.frame = root;
  }
  site.changes |= access.is_write || access.is_lent;
  if (!where.calls.empty())
    site.callers.try_emplace(where.calls.back(), std::move(held));
}

void Guards::choose(Member& member) {
  std::map<MemberLock, std::size_t> votes;
  for (const auto& [range, site] : member.sites)
    for (const MemberLock& lock : site.held) ++votes[lock];
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
        auto mine = member.sites.find(use_of(k_, frame, access, object).range);
        auto theirs = member.sites.find(use_of(k_, frame, other, object).range);
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
                     const ir::Steps& below) const {
  bool is_element = std::any_of(
      below.begin(), below.end(),
      [](const ir::Step& step) { return step.kind == StepKind::kIndex; });
  for (const Subject subject : {Subject{field, false}, Subject{field, true}}) {
    auto member = members_.find(subject);
    if (member == members_.end()) continue;
    for (const auto& [range, site] : member->second.sites) {
      const Access& access = *site.access;
      if (!access.is_write) continue;
      bool meets = meet(below_member(access.place, field), below);
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

}  // namespace fearless::link
