// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>

#include "checker/analysis/callers_view.h"

namespace fearless::analysis {
namespace {

using ir::Place;

// Locks that are held for sure on all of `exits`, in the caller's terms.
std::vector<HeldLock> surely_held(const Frame& frame,
                                  const std::vector<const State*>& exits) {
  std::vector<HeldLock> held;
  if (exits.empty()) return held;
  for (const HeldLock& lock : exits[0]->locks) {
    bool is_callers = is_nameable(frame, lock.lock) && lock.is_sure &&
                      lock.guard.is_nothing();
    auto has = [&](const State* exit) {
      return std::any_of(exit->locks.begin(), exit->locks.end(),
                         [&](const HeldLock& other) {
                           return other == lock && other.is_sure;
                         });
    };
    if (is_callers && std::all_of(exits.begin(), exits.end(), has))
      held.push_back(lock);
  }
  return held;
}

// What of the caller's locks is given back on all of `these` ways out, and on
// none of the others.
std::vector<Place> released_only_in(const Frame& frame,
                                    const std::vector<const State*>& these,
                                    const std::vector<const State*>& others) {
  std::vector<Place> released;
  for (const Place& lock : these.front()->released) {
    auto has = [&](const State* exit) { return exit->released.contains(lock); };
    if (is_outside(frame, lock) &&
        std::all_of(these.begin(), these.end(), has) &&
        std::none_of(others.begin(), others.end(), has))
      released.push_back(lock);
  }
  return released;
}

// `lock.release()` in a function that returns an object: that will unlock it.
bool hands_out_lock(const Frame& frame) {
  const ir::Type& result = type_at(frame, Place::local(0));
  if (!result.is(ir::Role::kSmartPointer) && !result.is(ir::Role::kRecord) &&
      !result.is(ir::Role::kClosure))
    return false;
  for (const ir::Block& block : frame.function.blocks)
    for (const ir::Event& event : block.events)
      if (event.kind == ir::EventKind::kDisown) return true;
  return false;
}

}  // namespace

void summarise_tries(const Frame& frame, const Exits& exits, Summary& summary) {
  std::vector<const State*> if_true, if_false;
  for (const State& exit : exits.states) {
    auto tried = exit.pending.find(Place::local(0));
    if (exits.states.size() == 1 && tried != exit.pending.end() &&
        tried->second.kind == Pending::Kind::kTryLock &&
        tried->second.lock.guard.is_nothing() &&
        is_nameable(frame, tried->second.lock.lock)) {
      auto& told = tried->second.holds_if ? summary.acquired_if_true
                                          : summary.acquired_if_false;
      told.push_back(tried->second.lock);
    }
    auto truth = exit.assumed.find(Place::local(0));
    if (truth != exit.assumed.end())
      (truth->second ? if_true : if_false).push_back(&exit);
  }
  if (!summary.result_tells || if_true.empty() || if_false.empty()) return;
  std::vector<HeldLock> held = surely_held(frame, if_true);
  std::vector<HeldLock> otherwise = surely_held(frame, if_false);
  auto add_missing = [](const std::vector<HeldLock>& from,
                        const std::vector<HeldLock>& in,
                        std::vector<HeldLock>& to) {
    for (const HeldLock& lock : from)
      if (std::find(in.begin(), in.end(), lock) == in.end()) to.push_back(lock);
  };
  add_missing(held, otherwise, summary.acquired_if_true);
  add_missing(otherwise, held, summary.acquired_if_false);
  summary.released_if_true = released_only_in(frame, if_true, if_false);
  summary.released_if_false = released_only_in(frame, if_false, if_true);
}

void summarise_locks(const Frame& frame, const State& end, const State& start,
                     Summary& summary) {
  for (const HeldLock& lock : end.locks) {
    bool was_held = std::any_of(
        start.locks.begin(), start.locks.end(),
        [&](const HeldLock& held) { return held.lock == lock.lock; });
    if (was_held || lock.by_caller || end.callers.contains(lock.lock) ||
        !is_nameable(frame, lock.lock))
      continue;
    auto is_this = [&](const HeldLock& told) { return told.lock == lock.lock; };
    bool is_told = std::any_of(summary.acquired_if_true.begin(),
                               summary.acquired_if_true.end(), is_this) ||
                   std::any_of(summary.acquired_if_false.begin(),
                               summary.acquired_if_false.end(), is_this);
    if (is_told) continue;
    HeldLock kept = lock;
    if (kept.guard.is_nothing() && hands_out_lock(frame))
      kept.guard = Place::local(0);
    if (!kept.guard.is_nothing() && !is_nameable(frame, kept.guard)) continue;
    summary.acquired.push_back(std::move(kept));
  }
  auto is_told = [&](const Place& lock) {
    const auto& if_true = summary.released_if_true;
    const auto& if_false = summary.released_if_false;
    return std::count(if_true.begin(), if_true.end(), lock) ||
           std::count(if_false.begin(), if_false.end(), lock);
  };
  for (const Place& lock : end.released)
    if (is_outside(frame, lock) && !is_told(lock))
      summary.released.push_back(lock);
}

}  // namespace fearless::analysis
