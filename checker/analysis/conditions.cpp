// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a branch tells: whether a try-lock worked, a value was really sent, a
// handle still has its thread, a pointer is null, a flag is set.

#include <algorithm>

#include "checker/analysis/machine.h"

namespace fearless::analysis {
namespace {

using ir::Place;

// Of a guard that the caller passed nothing is known before it is asked; one
// that gave its lock back on this path may have taken it on another.
void decide_ownership(const Place& guard, bool holds, State& state) {
  bool is_known = false;
  for (HeldLock& lock : state.locks) {
    if (lock.guard.is_nothing() || !guard.covers(lock.guard)) continue;
    lock.is_sure |= holds;
    is_known = true;
  }
  bool is_callers = std::any_of(
      guard.steps.begin(), guard.steps.end(),
      [](const ir::Step& step) { return step.kind == ir::StepKind::kDeref; });
  HeldLock held;
  held.lock = state.resolve_one(guard.deref());
  held.guard = guard;
  held.by_caller = is_callers;
  bool is_told = is_callers || held.lock != guard.deref();
  if (holds && !is_known && is_told) state.acquire(held);
  if (holds) return;
  if (!is_known && is_callers) state.not_held.insert(guard.deref());
  state.release_guard(guard);
}

void settle(const Pending& pending, bool truth, State& state) {
  bool holds = truth == pending.holds_if;
  switch (pending.kind) {
    case Pending::Kind::kTryLock:
      if (holds)
        state.acquire(pending.lock);
      else if (!pending.subject.is_nothing())
        state.release_guard(pending.subject);
      return;
    case Pending::Kind::kLock:
      if (!holds)
        std::erase_if(state.locks, [&](const HeldLock& held) {
          return held.lock == pending.lock.lock &&
                 held.guard == pending.lock.guard;
        });
      return;
    case Pending::Kind::kLent:
      if (!holds) state.release(pending.lock.lock);
      return;
    case Pending::Kind::kOwnsLock:
      if (holds) state.revive(pending.subject);  // it was not moved from
      return decide_ownership(pending.subject, holds, state);
    case Pending::Kind::kJoinable:
      // Not joinable: no thread is left behind this handle.
      if (!holds) return state.join(pending.subject);
      state.refresh(pending.subject);
      state.asked.insert(pending.subject);
      return;
    case Pending::Kind::kWait:
      if (holds) state.wait_on(pending.subject);
      return;
    case Pending::Kind::kThread:
      state.comers = {holds, !holds, false, pending.asked};
      return;
    case Pending::Kind::kLoad:
      return state.see(pending.subject, truth);
    case Pending::Kind::kExchange:
      return state.see(pending.subject);
  }
}

// A handle that is spent has no thread.
bool contradicts(const Pending& pending, bool truth, const State& state) {
  if (pending.kind != Pending::Kind::kJoinable || truth != pending.holds_if)
    return false;
  const Spending* spent = state.find_spent(pending.subject);
  return spent && spent->is_sure;
}

// A send that turns out not to have happened leaves the value here.
void undo_failed_sends(const Place& result, bool truth, State& state) {
  erase_if(state.sent, [&](const auto& entry) {
    return entry.second.result == result &&
           entry.second.result_is_true != truth;
  });
  state.sent.change_if(
      [&](const auto& gone) { return gone.second.result == result; },
      [](auto& gone) { gone.second.result = Place(); });
}

}  // namespace

bool Machine::refine(const ir::Terminator& terminator, bool is_true,
                     State& state) {
  const ir::Condition& condition = terminator.condition;
  if (condition.place.is_nothing()) return true;
  bool truth = is_true != condition.is_negated;
  Place place = state.resolve_one(condition.place);
  auto known = state.assumed.find(place);
  if (known != state.assumed.end() && known->second != truth) return false;
  if (auto it = state.pending.find(place); it != state.pending.end()) {
    Pending pending = it->second;
    if (contradicts(pending, truth, state)) return false;
    state.pending.erase(place);
    settle(pending, truth, state);
  }
  undo_failed_sends(place, truth, state);
  // `valid()` of a future.
  if (truth && is_future(place)) {
    const Spending* spent = state.find_spent(place);
    if (spent && spent->is_sure) return false;
    state.refresh(place);
    state.asked.insert(place);
  }
  // A moved-from owner is null: one that is not null was not moved from here.
  const ir::Type& type = type_at(frame_, place);
  if (truth &&
      (type.is(ir::Role::kSmartPointer) || type.is(ir::Role::kPointer)))
    state.revive(place);
  state.assumed[place] = truth;
  return true;
}

}  // namespace fearless::analysis
