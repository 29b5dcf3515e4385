// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/memory.h"

#include <algorithm>

namespace fearless::detail::model {

void Memory::clear() noexcept {
  actions_.clear();
  for (Place& place : places_) {
    place.stores.clear();
    place.accesses.clear();
  }
  for (auto& events : of_thread_) events.clear();
  is_cut_ = false;
}

void Memory::make(std::uint32_t object, std::uint64_t initial) {
  if (places_.size() <= object) places_.resize(object + 1);
  places_[object].initial = initial;
}

// The rank that what happens before has seen: nothing older may be read, and
// nothing put before it (coherence).
std::uint32_t Memory::floor_of(std::uint32_t object,
                               const Clock& now) const noexcept {
  std::uint32_t floor = 0;
  for (const Index at : places_[object].accesses) {
    const Action& action = (*this)[at];
    if (now[action.tid] < action.time) continue;
    floor = std::max(floor, action.writes ? action.rank : rank_read(action));
  }
  return floor;
}

Branches Memory::options(const Op& op, Tid tid, const HappensBefore& thread,
                         bool only_newest) const {
  const auto count =
      static_cast<std::uint32_t>(places_[op.object].stores.size());
  const std::uint32_t floor = floor_of(op.object, thread.now);
  Branches branches = 0;
  for (std::uint32_t branch = 0; branch + floor <= count; ++branch) {
    if (branch == 32) {
      is_cut_ = true;
      break;
    }
    const auto action = place(op, tid, thread, count - branch, false);
    if (action && !op.waits_at(action->found)) branches |= 1u << branch;
    if (only_newest) break;
  }
  return branches;
}

std::optional<Action> Memory::at(const Op& op, Tid tid,
                                 const HappensBefore& thread,
                                 std::uint32_t branch) const {
  const auto count =
      static_cast<std::uint32_t>(places_[op.object].stores.size());
  if (branch + floor_of(op.object, thread.now) > count) return std::nullopt;
  return place(op, tid, thread, count - branch, false);
}

std::optional<Action> Memory::in_place_of_another(const Op& op, Tid tid,
                                                  const HappensBefore& thread,
                                                  std::uint32_t branch) const {
  const auto& stores = places_[op.object].stores;
  const auto count = static_cast<std::uint32_t>(stores.size());
  if (branch == 0 || branch + floor_of(op.object, thread.now) > count ||
      !(*this)[stores[count - branch]].reads) {
    return std::nullopt;
  }
  const auto action = place(op, tid, thread, count - branch, true);
  return action && action->writes ? action : std::nullopt;
}

// After the store of that rank, which a load reads.
std::optional<Action> Memory::place(const Op& op, Tid tid,
                                    const HappensBefore& thread,
                                    std::uint32_t rank,
                                    bool is_in_place_of_another) const {
  const Place& place = places_[op.object];
  Action action;
  action.tid = tid;
  action.time = thread.now[tid];
  action.object = op.object;
  action.reads = op.verb != Verb::kStore;
  action.writes = op.verb != Verb::kLoad;
  action.from = rank == 0 ? kInitial : place.stores[rank - 1];
  const bool has_from = rank != 0;
  const std::uint64_t old =
      has_from ? (*this)[action.from].value : place.initial;
  action.found = action.reads ? old : 0;
  action.value = op.a;
  std::memory_order order = op.order;
  if (op.verb == Verb::kUpdate || op.verb == Verb::kAdd) {
    action.value = op.f(old, op.a);
  } else if (op.verb == Verb::kCompareExchange) {
    action.writes = old == op.a;
    action.value = op.b;
    if (!action.writes) order = op.if_it_fails;
  }
  action.is_seq_cst = order == std::memory_order_seq_cst;
  // A read-modify-write and the store it reads are neighbours.
  if (action.writes && rank < place.stores.size() &&
      (*this)[place.stores[rank]].reads && !is_in_place_of_another) {
    return std::nullopt;
  }
  action.rank = action.writes ? rank + 1 : 0;
  action.before = thread;
  action.seen = thread.now;
  if (action.reads && has_from && acquires(order)) {
    action.seen.join((*this)[action.from].message);
  }
  if (action.writes) {
    action.message = releases(order) ? action.seen : thread.at_release_fence;
    if (action.reads && has_from) {
      action.message.join((*this)[action.from].message);
    }
  }
  if (!action.reads) action.from = kInitial;
  if (rank < place.stores.size() && !is_in_place_of_another &&
      !keeps_seq_cst_order(action)) {
    return std::nullopt;
  }
  return action;
}

Effect Memory::apply(const Op& op, Tid tid, std::uint32_t branch,
                     HappensBefore& thread) {
  const auto count =
      static_cast<std::uint32_t>(places_[op.object].stores.size());
  const Action action = *place(op, tid, thread, count - branch, false);
  add(action);
  thread.now = action.seen;
  if (action.reads && action.from != kInitial) {
    thread.for_acquire_fence.join((*this)[action.from].message);
  }
  Effect effect;
  effect.result = action.reads ? action.found : op.a;
  effect.accesses.add(op.object, 0,
                      action.writes ? Touch::kWrite : Touch::kRead);
  return effect;
}

void Memory::add(const Action& action) {
  const auto index = static_cast<Index>(actions_.size());
  actions_.push_back(action);
  of_thread_[action.tid].push_back(index);
  if (!action.reads && !action.writes) return;
  Place& place = places_[action.object];
  place.accesses.push_back(index);
  if (!action.writes) return;
  place.stores.insert(place.stores.begin() + (action.rank - 1), index);
  for (std::size_t i = action.rank; i < place.stores.size(); ++i) {
    ++actions_[static_cast<std::size_t>(place.stores[i])].rank;
  }
}

void Memory::pass(const Op& op, Tid tid, const HappensBefore& thread) {
  Action action;
  action.tid = tid;
  action.time = thread.now[tid];
  action.object = op.object;
  action.is_fence = op.verb == Verb::kFence;
  action.is_seq_cst = action.is_fence && op.order == std::memory_order_seq_cst;
  action.seen = thread.now;
  add(action);
  // A choice of the test's is nothing that memory knows of.
  if (op.verb == Verb::kChoose) of_thread_[tid].pop_back();
}

Memory Memory::only(const std::vector<Index>& events) const {
  Memory part;
  part.places_.resize(places_.size());
  std::vector<Index> now(actions_.size(), kInitial);
  for (const Index event : events) {
    now[static_cast<std::size_t>(event)] = static_cast<Index>(part.size());
    Action action = (*this)[event];
    if (action.from != kInitial) {
      action.from = now[static_cast<std::size_t>(action.from)];
    }
    part.actions_.push_back(action);
    const auto index = static_cast<Index>(part.size() - 1);
    part.of_thread_[action.tid].push_back(index);
    if (action.reads || action.writes) {
      part.places_[action.object].accesses.push_back(index);
    }
  }
  for (std::size_t object = 0; object < places_.size(); ++object) {
    Place& place = part.places_[object];
    place.initial = places_[object].initial;
    for (const Index store : places_[object].stores) {
      const Index index = now[static_cast<std::size_t>(store)];
      if (index == kInitial) continue;
      place.stores.push_back(index);
      part.actions_[static_cast<std::size_t>(index)].rank =
          static_cast<std::uint32_t>(place.stores.size());
    }
  }
  return part;
}

std::uint64_t Memory::hash_of(Index event) const noexcept {
  const Action& action = (*this)[event];
  const auto name = [&](Index other) -> std::uint64_t {
    if (other == kInitial) return 1;
    return ((*this)[other].tid * 65'537u + (*this)[other].time) * 2u;
  };
  std::uint64_t hash = 0;
  if (action.reads) hash = name(action.from);
  if (action.writes) {
    const auto& stores = places_[action.object].stores;
    hash = hash * 0x9E3779B97F4A7C15u +
           name(action.rank == 1 ? kInitial : stores[action.rank - 2]);
  }
  return hash;
}

}  // namespace fearless::detail::model
