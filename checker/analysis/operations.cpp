// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is done to locks, condition variables, channels and threads, where it
// may block, and what is held meanwhile; and the ways out of a function.

#include <algorithm>

#include "checker/analysis/tidy.h"
#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::EventKind;
using ir::Place;
using Kind = Operation::Kind;

namespace {

constexpr std::size_t kMostOperations = 2000;  // of one function

std::optional<Kind> kind_of(const ir::Event& event) {
  switch (event.kind) {
    case EventKind::kAcquire:
      // An adopting guard takes nothing that was not taken before.
      return event.value == 1 ? Kind::kAdopt : Kind::kAcquire;
    case EventKind::kTryAcquire:
      return Kind::kTry;
    case EventKind::kRelease:
      return Kind::kRelease;
    case EventKind::kWait:
      return Kind::kWait;
    case EventKind::kNotify:
      return Kind::kNotify;
    case EventKind::kBlock:
      return Kind::kBlock;
    case EventKind::kReceive:
      return Kind::kReceive;
    case EventKind::kSend:
      return Kind::kSend;
    case EventKind::kClose:
      return Kind::kClose;
    case EventKind::kJoin:
      return Kind::kJoin;
    case EventKind::kDetach:
      return Kind::kDetach;
    case EventKind::kSuspend:
      return Kind::kSuspend;
    default:
      return std::nullopt;
  }
}

// The threads that may run now, whatever they reach.
std::vector<ThreadId> live_in(const State& state) {
  std::vector<ThreadId> live;
  for (const LiveThread& thread : state.threads)
    if (!thread.is_done) live.push_back(thread.id);
  tidy(live);
  return live;
}

// The lock that waiting with `guard` gives back.
Place lock_behind(const Place& guard, const State& state) {
  for (const HeldLock& held : state.locks)
    if (held.guard == guard && !guard.is_nothing()) return held.lock;
  return guard;
}

}  // namespace

void Machine::operate(const ir::Event& event, const State& state) {
  name_block(event, state);
  std::optional<Kind> kind = kind_of(event);
  if (!kind) return;
  if (event.place.is_nothing()) return operate(event, *kind, Place(), state);
  const std::vector<Place> places = state.resolve(event.place);
  for (const Place& place : places) {
    operate(event, *kind, place, state);
    if (!record->operations.empty())
      record->operations.back().is_sure = places.size() == 1;
  }
}

// Who waits for a semaphore or latch looks at it right after, and who waits
// for a message takes it.
void Machine::name_block(const ir::Event& event, const State& state) {
  bool is_subject =
      event.kind == EventKind::kAtomic || event.kind == EventKind::kReceive;
  if (!is_subject || record->operations.empty()) return;
  Operation& last = record->operations.back();
  if (last.kind == Kind::kBlock && last.place.is_nothing() &&
      last.site == site(event))
    last.place = state.resolve_one(event.place);
}

void Machine::operate(const ir::Event& event, Kind kind, const Place& place,
                      const State& state) {
  if (record->operations.size() >= kMostOperations) return;
  // Running once is lowered as holding its flag, but nobody can wait for it
  // in two orders.
  bool is_lock =
      kind == Kind::kAcquire || kind == Kind::kTry || kind == Kind::kRelease;
  if (is_lock && has_role(frame_, place, ir::Role::kSyncObject)) return;
  Operation operation;
  describe(operation, event, place, state);
  operation.live = live_in(state);
  operation.kind = kind;
  operation.mode = event.mode;
  operation.block = event.block;
  operation.is_timed = event.is_timed;
  operation.has_predicate = event.has_predicate;
  operation.notify_all = event.notify_all;
  operation.in_loop = in_loop;
  if (kind == Kind::kJoin) operation.awaited = state.behind(place);
  if (kind == Kind::kInvoke) operation.callee = event.callee;
  describe_handle(operation, state);
  bool has_guard = kind == Kind::kAcquire || kind == Kind::kTry ||
                   kind == Kind::kAdopt || kind == Kind::kWait ||
                   kind == Kind::kRelease;
  if (has_guard && !event.target.is_nothing()) {
    operation.with = state.resolve_one(event.target);
    if (kind == Kind::kWait)
      operation.with = lock_behind(operation.with, state);
  }
  record->operations.push_back(std::move(operation));
}

// Of an operation on a handle: what it was asked before.
void Machine::describe_handle(Operation& operation, const State& state) {
  bool is_on_handle =
      operation.kind == Kind::kJoin || operation.kind == Kind::kDetach ||
      operation.kind == Kind::kReceive || operation.kind == Kind::kNotify;
  if (!is_on_handle || operation.place.is_nothing()) return;
  operation.is_asked |= state.asked.contains(operation.place);
  operation.asks_who |= asks_who(operation.place, state);
  operation.is_chosen |= is_chosen();
  for (const HeldLock& held : state.locks)
    operation.is_once |= has_role(frame_, held.lock, ir::Role::kSyncObject);
}

// A call that runs code which is not in sight, or not the only candidate.
void Machine::call_back(const ir::Event& event, const State& state) {
  if (event.callee == ir::kNone) {
    if (!event.place.is_nothing() && callee_of(event, state) == ir::kNone)
      operate(event, Kind::kInvoke, state.resolve_one(event.place), state);
    return;
  }
  const ir::Callee& callee = frame_.module.callees[event.callee];
  if (!callee.is_virtual || event.args.empty()) return;
  bool is_known =
      callee.function == ir::kNone && callee_of(event, state) != ir::kNone;
  if (is_known || event.args[0].place.is_nothing()) return;
  operate(event, Kind::kInvoke, state.resolve_one(event.args[0].place), state);
}

void Machine::apply_operations(const Summary& callee, const Translation& to,
                               const ir::Event& event,
                               const State::Set<SyncPoint>& before_call,
                               const State& state) {
  if (!record) return;
  const std::vector<ThreadId> live = live_in(state);
  for (const Operation& inner : callee.operations) {
    if (record->operations.size() >= kMostOperations) return;
    Operation operation = inner;
    if (to.rules_out(inner.given) || !to.bring_out(operation)) continue;
    operation.site = through(inner.site, event);
    operation.in_loop |= in_loop;
    if (operation.kind == Kind::kJoin && !operation.place.is_nothing())
      for (ThreadId id : state.behind(operation.place))
        operation.awaited.push_back(id);
    tidy(operation.awaited);
    describe_handle(operation, state);
    if (inner.thread == kOwnThread) add_context(operation, before_call, state);
    operation.live.insert(operation.live.end(), live.begin(), live.end());
    tidy(operation.live);
    record->operations.push_back(std::move(operation));
  }
}

// What a new thread does, seen from where it is started.
void Machine::operate_elsewhere(const Summary& entry, const Translation& to,
                                const LiveThread& thread, const State& state) {
  if (!record) return;
  const std::vector<ThreadId> live = live_in(state);
  for (const Operation& inner : entry.operations) {
    if (record->operations.size() >= kMostOperations) return;
    Operation operation = inner;
    if (!to.bring_out(operation)) continue;
    if (inner.thread == kOwnThread) operation.thread = thread.id;
    operation.site.calls.insert(operation.site.calls.begin(),
                                thread.site.range);
    operation.joined.clear();
    operation.live.insert(operation.live.end(), live.begin(), live.end());
    tidy(operation.live);
    record->operations.push_back(std::move(operation));
  }
}

bool Machine::Translation::bring_out(Operation& it) const {
  auto outer = [&](const Place& inner) {
    return inner.is_nothing() ? Place() : place(inner).value_or(Place());
  };
  bool was_named = !it.place.is_nothing();
  it.place = outer(it.place);
  if (is_recursive(it.place)) return false;
  // On a lock that has no name here nobody else can wait.
  bool is_lock = it.kind == Kind::kAcquire || it.kind == Kind::kTry ||
                 it.kind == Kind::kRelease || it.kind == Kind::kAdopt;
  if (is_lock && was_named && it.place.is_nothing()) return false;
  it.with = outer(it.with);
  translate(it);
  return true;
}

void Machine::leave(const ir::Range& at, bool is_throw, const State& state) {
  if (!record) return;
  Exit exit;
  exit.site = {id_, at, {}};
  exit.is_throw = is_throw;
  exit.locks = state.locks;
  // What was only given back for a while is the caller's again.
  std::erase_if(exit.locks, [&](const HeldLock& held) {
    return state.callers.contains(held.lock);
  });
  exit.released = state.released;
  exit.given_back = state.given_back;
  exit.is_half_caught = is_throw && state.is_unmatched;
  exit.result = state.outcome;
  // An address that is returned is not null.
  const Place value = Place::local(0);
  if (state.points_to.contains(value) &&
      has_role(frame_, value, ir::Role::kPointer))
    exit.result = true;
  if (auto result = state.assumed.find(Place::local(0));
      result != state.assumed.end())
    exit.result = result->second;
  record->exits.push_back(std::move(exit));
  if (!is_throw) let_out(at, state);
}

}  // namespace fearless::analysis
