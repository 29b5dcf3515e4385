// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::EventKind;
using ir::Place;

Machine::Machine(Context& context, ir::FunctionId id, const Flow& flow)
    : context_(context),
      id_(id),
      frame_{context.module, context.module.functions[id], id},
      flow_(flow) {
  for (const ir::Block& block : frame_.function.blocks)
    for (const ir::Event& event : block.events) {
      if (event.target.is_variable()) assigned_.insert(event.target.id);
      bool changes = event.kind == EventKind::kWrite ||
                     event.kind == EventKind::kReinit ||
                     event.kind == EventKind::kBorrow;
      if (changes && event.place.is_variable())
        assigned_.insert(event.place.id);
    }
}

// REQUIRES and the like hold at the start.
State Machine::entry() const {
  State state;
  for (const ir::Annotation& a : frame_.function.annotations) {
    bool shared = a.contract == ir::LockContract::kRequiresShared;
    bool held = shared || a.contract == ir::LockContract::kRequires ||
                a.contract == ir::LockContract::kReleases;
    if (held)
      state.assume_held(
          {a.lock, shared ? ir::Mode::kShared : ir::Mode::kExclusive});
  }
  return state;
}

void Machine::execute(const ir::Event& event, State& state) {
  Reliance on;
  std::set<Place> waited;
  std::size_t first = 0;
  if (event.keeps) keeping_ = event.range;
  // In the next round of a loop the call has another result.
  if (event.kind == EventKind::kCall) state.glimpses.erase(event.range);
  if (record) {
    on = reliance(event, state);
    waited = state.waited;
    first = record->accesses.size();
  }
  perform(event, state);
  if (record) note_late_acts(event, on, waited, first);
  follow_handles(event, state);
  follow_looks(event, state);
}

void Machine::perform(const ir::Event& event, State& state) {
  if (record) operate(event, state);
  if (record) note_unsafe(event);
  switch (event.kind) {
    case EventKind::kRead:
      return access(event, event.place, false, state);
    case EventKind::kWrite:
      access(event, event.place, true, state);
      return state.shuffle(frame_, state.resolve_one(event.place));
    case EventKind::kAtomic:
      return atomic(event, state);
    case EventKind::kInit:
      state.forget(event.place);
      return define(event.place, state);
    case EventKind::kKill:
      return die(event, state);
    case EventKind::kReinit: {
      use(event, event.place, state, Use::kAssign);
      Place place = state.resolve_one(event.place);
      Access access = access_here(event, place, true, state);
      access.is_assignment = true;
      note(std::move(access));
      empty(event, place, state);
      state.release_guard(place);
      state.forget(place);
      return define(place, state);
    }
    case EventKind::kBorrow:
      return borrow(event, state);
    case EventKind::kCopy:
      return transfer(event, state, false);
    case EventKind::kMove:
      return transfer(event, state, true);
    case EventKind::kConstant: {
      assign_to(event, event.target, state);
      Place target = state.resolve_one(event.target);
      state.forget(target);
      define(target, state);
      if (!event.args.empty() &&
          event.args[0].kind == ir::OperandKind::kFunction)
        state.callables[target] = entry_of(event.args[0], state);
      const std::string& type = type_at(frame_, target).name;
      bool tells = type == "bool" || type == "const bool" ||
                   is_pointer_like(type_at(frame_, target));
      if (event.value && target == Place::local(0))
        state.outcome = *event.value != 0;
      if (event.value && tells) state.assumed[target] = *event.value != 0;
      return;
    }
    case EventKind::kAcquire:
    case EventKind::kTryAcquire:
    case EventKind::kRelease:
    case EventKind::kDisown:
    case EventKind::kOwnsLock:
      return lock_event(event, state);
    case EventKind::kWait:
      if (!event.target.is_nothing())
        use_guard(event, state.resolve_one(event.target), state);
      if (!event.result.is_nothing())
        return state.expect(event.result, {Pending::Kind::kWait,
                                           {},
                                           state.resolve_one(event.place),
                                           event.success_is_true});
      [[fallthrough]];
    case EventKind::kBlock:
      if (event.place.is_nothing()) return;
      for (const Place& place : state.resolve(event.place)) {
        if (event.block == ir::BlockKind::kFuture ||
            event.block == ir::BlockKind::kJoin)
          state.join(place);
        state.wait_on(place);
        bool is_met = event.kind == EventKind::kBlock || !event.is_timed;
        if (is_met) state.see(place);
      }
      return;
    case EventKind::kReceive: {
      state.wait_on(state.resolve_one(event.place));
      state.see(state.resolve_one(event.place));
      if (event.target.is_nothing()) return;
      assign_to(event, event.target, state);
      Place target = state.resolve_one(event.target);
      state.forget(target);
      return define(target, state);
    }
    case EventKind::kSend:
      return send(event, state);
    case EventKind::kSpawn:
      if (event.spawn == ir::SpawnKind::kSignal)
        return handle_signal(event, state);
      return spawn(event, state);
    case EventKind::kStore:
      return store(event, state);
    case EventKind::kAskThread:
      return state.expect(
          event.result,
          {Pending::Kind::kThread, {}, {}, event.success_is_true, event.range});
    case EventKind::kJoin:
    case EventKind::kDetach:
    case EventKind::kJoinable:
      return thread_event(event, state);
    case EventKind::kClone:
      use(event, event.place, state, Use::kRead);
      return clone(event, state);
    case EventKind::kCall:
      return call(event, state);
    case EventKind::kNotify:
      use(event, event.place, state, Use::kRead);
      return signal({state.resolve_one(event.place), std::nullopt}, state);
    case EventKind::kClose:
      return signal({state.resolve_one(event.place), std::nullopt}, state);
    case EventKind::kLibrary:
      return library(event, state);
    case EventKind::kSuspend:
    case EventKind::kThrow:
    case EventKind::kOrder:
    case EventKind::kOpaque:
      return;
  }
}

void Machine::atomic(const ir::Event& event, State& state) {
  if (event.place.is_nothing()) {
    if (record) record->has_fence = true;
    return;
  }
  bool is_load = event.mode == ir::Mode::kShared;
  access(event, event.place, !is_load, state, true);
  Place place = state.resolve_one(event.place);
  if (in_loop) state.wait_on(place);
  if (!event.result.is_nothing())
    state.expect(event.result,
                 {is_load ? Pending::Kind::kLoad : Pending::Kind::kExchange,
                  {},
                  place,
                  true});
  else if (is_load)
    state.see(place);  // a number; what it is compared with is not followed
  if (is_load) return;
  std::optional<bool> value;
  if (event.value) value = *event.value != 0;
  // Who tested it under this lock, and then sets it, knows as much as who
  // finds it set.
  for (const Look& look : decided_by(state))
    if (look.place == place &&
        std::any_of(look.still.begin(), look.still.end(),
                    [&](const Place& lock) { return state.holds(lock); }))
      state.see(place, value);
  signal({place, value}, state);
}

// Who sees `point` knows that what this thread did up to here is done. Blocks
// are recorded in reverse post-order, so what comes before is noted before.
void Machine::signal(const SyncPoint& point, State& state) {
  state.signalled.insert(point);
  if (!record) return;
  record->summary.signalled.push_back(point);
  for (Access& access : record->accesses) {
    if (access.thread != kOwnThread) continue;
    auto& after = access.signalled;
    if (std::find(after.begin(), after.end(), point) == after.end())
      after.push_back(point);
  }
}

Site Machine::through(const Site& inner, const ir::Event& event) const {
  Site outer = inner;
  if (outer.calls.size() < kMaxCalls)
    outer.calls.insert(outer.calls.begin(), event.range);
  return outer;
}

}  // namespace fearless::analysis
