// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>

#include "checker/analysis/state.h"

namespace fearless::analysis {

void State::acquire(const HeldLock& lock) {
  for (HeldLock& held : locks) {
    if (held.lock == lock.lock && held.guard == lock.guard) {
      bool was_sure = held.is_sure;
      held = lock;
      held.is_sure |= was_sure;
      return;
    }
  }
  released.erase(lock.lock);
  locks.push_back(lock);
  std::sort(locks.begin(), locks.end());
}

void State::assume_held(const HeldLock& lock) {
  if (holds(lock.lock)) return;
  acquire(lock);
  callers.insert(lock.lock);
}

void State::release(const ir::Place& lock, const ir::Place& guard) {
  // Of a lock held twice (a recursive one) the acquisition ends that was made
  // the same way, by hand or by this guard, or else the last.
  auto is_it = [&](const HeldLock& h) { return h.lock == lock; };
  auto held = std::find_if(
      locks.rbegin(), locks.rend(),
      [&](const HeldLock& h) { return is_it(h) && h.guard == guard; });
  if (held == locks.rend())
    held = std::find_if(locks.rbegin(), locks.rend(), is_it);
  bool is_own = held != locks.rend() && !held->by_caller;
  if (!is_own) callers.insert(lock);
  if (callers.contains(lock)) released.insert(lock);
  if (held == locks.rend()) return;
  locks.erase(std::next(held).base());
  give_back(lock);
}

void State::release_guard(const ir::Place& guard) {
  std::vector<ir::Place> ended;
  std::erase_if(locks, [&](const HeldLock& held) {
    bool is_its = !held.guard.is_nothing() && guard.covers(held.guard);
    if (is_its) ended.push_back(held.lock);
    return is_its;
  });
  for (const ir::Place& lock : ended) {
    if (callers.contains(lock)) released.insert(lock);
    give_back(lock);
  }
}

}  // namespace fearless::analysis
