// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What points into what. A pointer with no entry in `points_to` is symbolic:
// `_1.*` then names its pointee. Moving an owner renames what lives inside it:
// after `move _5 = _2` a view into `_2[]` is a view into `_5[]`, which is how
// a loan follows its owner through a closure into a channel.

#include <algorithm>
#include <optional>

#include "checker/analysis/state.h"
#include "checker/analysis/tidy.h"

namespace fearless::analysis {
namespace {

using ir::Place;
using ir::StepKind;

void limit(std::set<Place>& targets) {
  while (targets.size() > kMaxTargets) targets.erase(std::prev(targets.end()));
}

// Entries of a map from places whose key is `place` or below it.
template <class Map>
std::vector<Place> keys_below(const Map& map, const Place& place) {
  std::vector<Place> keys;
  for (auto it = map.lower_bound(place); it != map.end(); ++it) {
    const Place& key = [&]() -> const Place& {
      if constexpr (requires { it->first; })
        return it->first;
      else
        return *it;
    }();
    if (!place.covers(key)) {
      if (key.root != place.root || key.id != place.id) break;
      continue;
    }
    keys.push_back(key);
  }
  return keys;
}

// A pointer to the owner or a member of it stays; one to what is owned goes
// along.
bool goes_along(const Place& owner, const Place& target) {
  if (!owner.covers(target)) return false;
  return std::any_of(
      target.steps.begin() + static_cast<std::ptrdiff_t>(owner.steps.size()),
      target.steps.end(),
      [](const ir::Step& step) { return step.kind != StepKind::kField; });
}

}  // namespace

// Whether no pointer on the way to `place` has known targets, as is the rule.
bool State::is_resolved(const Place& place) const {
  if (points_to.empty()) return true;
  Place at{place.root, place.id, {}};
  for (const ir::Step& step : place.steps) {
    if (step.kind == StepKind::kDeref && points_to.contains(at)) return false;
    at.steps.push_back(step);
  }
  return true;
}

std::vector<Place> State::resolve(const Place& place) const {
  if (is_resolved(place)) return {place};
  std::vector<Place> done{place.prefix(0)};
  for (const ir::Step& step : place.steps) {
    std::vector<Place> next;
    for (const Place& at : done) {
      auto known =
          step.kind == StepKind::kDeref ? points_to.find(at) : points_to.end();
      if (known == points_to.end() || known->second.empty()) {
        next.push_back(at.with(step));
      } else {
        next.insert(next.end(), known->second.begin(), known->second.end());
      }
    }
    tidy(next, kMaxTargets);
    done = std::move(next);
  }
  return done;
}

Place State::resolve_one(const Place& place) const {
  return is_resolved(place) ? place : resolve(place).front();
}

void State::point(const Place& pointer, std::set<Place> targets) {
  limit(targets);
  points_to[pointer] = std::move(targets);
}

void State::forget(const Place& to, bool beyond) {
  auto is_inside = [&](const Place& key) {
    return std::none_of(
        key.steps.begin() + static_cast<std::ptrdiff_t>(to.steps.size()),
        key.steps.end(),
        [](const ir::Step& step) { return step.kind == StepKind::kDeref; });
  };
  for (const Place& key : keys_below(points_to, to))
    if (beyond || is_inside(key)) points_to.erase(key);
  for (const Place& key : keys_below(born, to))
    if (beyond || is_inside(key)) born.erase(key);
  for (const Place& key : keys_below(assumed, to)) assumed.erase(key);
  for (const Place& key : keys_below(pending, to)) pending.erase(key);
  for (const Place& key : keys_below(callables, to)) callables.erase(key);
  // `to.*` is another object's name from now on.
  for (HeldLock& held : locks)
    if (beyond && to.deref().covers(held.lock)) held.is_sure = false;
}

void State::assign(const Frame& frame, const Place& to, const Place& from,
                   bool moved) {
  Place source = resolve_one(from);
  if (source == to) return;
  const ir::Type& type = type_at(frame, to);
  bool is_shared = type.copy == ir::CopyMeaning::kSharedOwner;
  std::map<Place, std::set<Place>> inside;
  for (const Place& key : keys_below(points_to, source))
    inside[key.rebased(source, to)] = points_to.at(key);
  std::map<Place, Birth> births;
  for (const Place& key : keys_below(born, source))
    births[key.rebased(source, to)] = born.at(key);
  auto tested = pending.find(source);
  std::optional<Pending> result;
  if (tested != pending.end()) result = tested->second;
  auto truth = assumed.find(source);
  std::optional<bool> known;
  if (truth != assumed.end()) known = truth->second;
  auto runs = callables.find(source);
  ir::FunctionId callable = type_at(frame, source).call_operator;
  if (runs != callables.end()) callable = runs->second;
  forget(to);
  if (known) assumed[to] = *known;
  if (result) pending[to] = *result;
  if (callable != ir::kNone) callables[to] = callable;
  sent.change_if([&](const auto& gone) { return gone.second.result == source; },
                 [&](auto& gone) { gone.second.result = to; });
  for (auto& [key, targets] : inside) points_to[key] = targets;
  born.insert(births.begin(), births.end());
  if (points_to.contains(to)) return;
  bool aliases = is_shared || type.is(ir::Role::kPointer) ||
                 type.is(ir::Role::kReference) || type.is(ir::Role::kView) ||
                 type.is(ir::Role::kIterator);
  if (aliases && !(moved && is_shared)) points_to[to] = {source.deref()};
}

// What a closure of the caller's captured by reference is the caller's, too.
// What is in a `std::function` only the caller knows: it stands as `f.*`.
void State::keep_captures(const Frame& frame, const Place& to,
                          const Place& source) {
  if (!source.is_local() || source.id > frame.function.parameters) return;
  if (type_at(frame, to).is(ir::Role::kCallable) && !points_to.contains(to))
    points_to[to] = {source.deref()};
  for (ir::FieldId field : type_at(frame, to).fields) {
    const ir::Type& captured =
        frame.module.types[frame.module.fields[field].type];
    bool aliases =
        captured.is(ir::Role::kPointer) || captured.is(ir::Role::kReference);
    if (aliases && !points_to.contains(to.field(field)))
      points_to[to.field(field)] = {source.field(field).deref()};
  }
}

void State::rename(const Place& from, const Place& to, bool itself) {
  auto renamed = [&](const Place& place) {
    return from.covers(place) ? place.rebased(from, to) : place;
  };
  auto has_it = [&](const auto& pointer) {
    return std::any_of(pointer.second.begin(), pointer.second.end(),
                       [&](const Place& to) { return from.covers(to); });
  };
  points_to.change_if(has_it, [&](auto& pointer) {
    std::set<Place> moved;
    for (const Place& target : pointer.second) {
      bool follows = itself || goes_along(from, target);
      moved.insert(follows ? renamed(target) : target);
    }
    pointer.second = std::move(moved);
  });
  for (HeldLock& lock : locks) lock.guard = renamed(lock.guard);
  for (LiveThread& thread : threads) {
    thread.handle = renamed(thread.handle);
    thread.holder = renamed(thread.holder);
    for (Place& loan : thread.loans) loan = renamed(loan);
    for (Place& place : thread.reach) place = renamed(place);
  }
  sent.change_if(
      [&](const auto& gone) { return from.covers(gone.second.now_in); },
      [&](auto& gone) { gone.second.now_in = renamed(gone.second.now_in); });
  for (const Place& owned : keys_below(fresh, from))
    fresh.insert(owned.rebased(from, to));
}

std::vector<Place> State::reachable(const Frame& frame, const Place& place,
                                    bool owned_too) const {
  std::set<Place> found;
  std::vector<Place> work{place};
  while (!work.empty() && found.size() < 32) {
    Place at = work.back();
    work.pop_back();
    for (const Place& key : keys_below(points_to, at)) {
      const ir::Type& type = type_at(frame, key);
      // The other end of a channel or promise: what they share they own.
      bool is_end = type.is(ir::Role::kFuture) || type.is(ir::Role::kReceiver);
      bool is_kept = !owned_too && type.copy == ir::CopyMeaning::kSharedOwner;
      if (is_end || is_kept) continue;
      for (const Place& target : points_to.at(key))
        if (found.insert(target).second) work.push_back(target);
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace fearless::analysis
