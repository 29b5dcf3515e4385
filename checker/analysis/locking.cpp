// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::EventKind;
using ir::Place;

// A guard that was moved away has no lock to wait with or to unlock.
void Machine::use_guard(const ir::Event& event, const Place& guard,
                        const State& state) {
  if (!record || guard.is_nothing() || event.is_implicit ||
      !has_role(frame_, guard, ir::Role::kGuard))
    return;
  for (const HeldLock& held : state.locks)
    if (!held.guard.is_nothing() && guard.covers(held.guard)) return;
  const Sent* gone = state.find_sent(guard, false);
  if (gone)
    record->spent_guards.push_back(
        {guard, gone->site, site(event), event.kind == EventKind::kWait});
}

void Machine::lock_event(const ir::Event& event, State& state) {
  Place lock =
      event.place.is_nothing() ? Place() : state.resolve_one(event.place);
  Place guard =
      event.target.is_nothing() ? Place() : state.resolve_one(event.target);
  bool is_through_guard =
      event.kind == EventKind::kRelease ||
      (!event.target.is_nothing() && event.place == event.target.deref());
  if (is_through_guard) use_guard(event, guard, state);
  HeldLock held;
  held.lock = lock;
  held.mode = event.mode;
  held.guard = guard;
  held.taken = {id_, event.range, {}};
  // A pointer to one of several locks: each may be the one.
  if (event.kind == EventKind::kAcquire && !event.place.is_nothing()) {
    std::vector<Place> choices = state.resolve(event.place);
    held.is_choice = choices.size() > 1;
    HeldLock other = held;
    other.is_sure = false;
    for (const Place& choice : choices) {
      other.lock = choice;
      if (held.is_choice) state.acquire(other);
    }
  }
  switch (event.kind) {
    case EventKind::kAcquire:
      // `g.unlock()` and `g.lock()` name the lock through the guard.
      if (!guard.is_nothing() && !guard.covers(lock))
        state.point(guard, {lock});
      // An adopting guard answers for what was locked by hand.
      if (event.value == 1) {
        if (!state.holds(lock)) state.callers.insert(lock);
        std::erase_if(state.locks, [&](const HeldLock& mine) {
          return mine.lock == lock && mine.guard.is_nothing();
        });
      }
      state.acquire(held);
      if (!event.result.is_nothing())
        state.expect(event.result, {Pending::Kind::kLock, held, guard,
                                    event.success_is_true});
      return;
    case EventKind::kTryAcquire:
      if (!guard.is_nothing() && !guard.covers(lock))
        state.point(guard, {lock});
      if (!event.result.is_nothing())
        state.expect(event.result, {Pending::Kind::kTryLock, held, guard,
                                    event.success_is_true});
      // A guard that tried: owns_lock() will tell.
      if (!guard.is_nothing() || event.result.is_nothing()) {
        held.is_sure = false;
        state.acquire(held);
      }
      return;
    case EventKind::kRelease:
      if (!lock.is_nothing()) state.release(lock, guard);
      if (!guard.is_nothing()) state.release_guard(guard);
      return;
    case EventKind::kDisown:
      for (HeldLock& mine : state.locks)
        if (!mine.guard.is_nothing() && guard.covers(mine.guard))
          mine.guard = Place();
      return;
    default:
      if (!event.result.is_nothing())
        state.expect(
            event.result,
            {Pending::Kind::kOwnsLock, {}, guard, event.success_is_true});
      return;
  }
}

void Machine::leave_loop(const LoopLock& lock, State& state) const {
  Place place = state.resolve_one(lock.lock);
  if (lock.is_release) {
    std::erase_if(state.locks, [&](const HeldLock& held) {
      return held.lock == place && held.guard.is_nothing();
    });
    return;
  }
  bool is_held = std::any_of(
      state.locks.begin(), state.locks.end(),
      [&](const HeldLock& held) { return held.lock == place && held.is_sure; });
  if (is_held) return;
  HeldLock held;
  held.lock = place;
  held.mode = lock.mode;
  held.guard = lock.guard;
  held.taken = {id_, lock.range, {}};
  state.acquire(held);
}

}  // namespace fearless::analysis
