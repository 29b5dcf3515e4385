// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls: the callee's summary, put into the caller's terms.

#include <algorithm>

#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::FunctionFlag;
using ir::OperandKind;
using ir::Place;
using ir::Role;

ir::FunctionId Machine::callee_of(const ir::Event& event,
                                  const State& state) const {
  if (event.callee == ir::kNone) {
    ir::Operand callable;
    callable.kind = OperandKind::kCopy;
    callable.place = event.place;
    return entry_of(callable, state);
  }
  const ir::Callee& callee = frame_.module.callees[event.callee];
  if (!callee.is_virtual) return callee.function;
  auto overriders = context_.overriders.find(callee.usr);
  if (overriders == context_.overriders.end()) return callee.function;
  // One implementation in sight, and none of the base's own: that one.
  if (overriders->second.size() == 1 && callee.function == ir::kNone)
    return overriders->second[0];
  return callee.function;
}

void Machine::call(const ir::Event& event, State& state) {
  for (const ir::Operand& operand : event.args) {
    if (operand.place.is_nothing() || is_borrow(operand.kind)) continue;
    use(event, operand.place, state,
        operand.kind == OperandKind::kMove ? Use::kMove : Use::kWhole);
    Access read =
        access_here(event, state.resolve_one(operand.place), false, state);
    follow(event, operand.place, read.place, false, state.locks, state);
    if (operand.range.is_valid()) read.site.range = operand.range;
    note(std::move(read));
  }
  check_contract(event, state);
  if (event.callee != ir::kNone && state.comers.others && !state.comers.owner)
    state.comers.handed_over |=
        context_.module.callees[event.callee].hands_over;
  ir::FunctionId callee = callee_of(event, state);
  if (event.callee == ir::kNone && !event.place.is_nothing()) {
    // The callee uses what it was given, and was asked about it there.
    if (invocations_ == 0) use(event, event.place, state, Use::kWhole);
    if (callee == ir::kNone && record)
      record->summary.invoked.push_back({state.resolve_one(event.place),
                                         state.locks,
                                         event.has_predicate,
                                         {site(event)}});
  }
  if (record) call_back(event, state);
  if (callee == ir::kNone) return call_unknown(event, state);
  std::vector<ir::Operand> arguments = event.args;
  if (event.callee == ir::kNone) {
    ir::Operand closure;
    closure.kind = OperandKind::kBorrowMut;
    closure.place = event.place;
    if (context_.module.functions[callee].is(ir::FunctionFlag::kLambda))
      arguments.insert(arguments.begin(), closure);
  }
  apply(callee, event, arguments, state);
}

// REQUIRES on the callee: its locks must be held at the call.
void Machine::check_contract(const ir::Event& event, const State& state) {
  if (!record || event.callee == ir::kNone) return;
  for (const ir::Annotation& a : frame_.function.annotations)
    if (a.contract == ir::LockContract::kNotChecked) return;
  Translation to{event.args, Place(), state};
  for (const ir::Annotation& a :
       frame_.module.callees[event.callee].annotations) {
    if (a.contract != ir::LockContract::kRequires &&
        a.contract != ir::LockContract::kRequiresShared)
      continue;
    std::optional<Place> lock = to.place(a.lock);
    if (!lock || (lock->is_local() && lock->id > frame_.function.parameters))
      continue;
    bool is_held =
        std::any_of(state.locks.begin(), state.locks.end(),
                    [&](const HeldLock& held) { return held.lock == *lock; });
    if (!is_held)
      record->unmet.push_back({{}, *lock, event.callee, false, site(event)});
  }
}

void Machine::call_unknown(const ir::Event& event, State& state) {
  apply_contract(event, state);
  for (const ir::Operand& operand : event.args) {
    if (operand.place.is_nothing()) continue;
    Place place = state.resolve_one(operand.place);
    // What an unseen method of this very object reads of it is its business.
    bool is_self = place == Place::local(1).deref() &&
                   frame_.function.is(FunctionFlag::kMethod);
    if (is_self && is_borrow(operand.kind)) continue;
    switch (operand.kind) {
      case OperandKind::kBorrow:
        use(event, operand.place, state, Use::kWhole);
        follow(event, operand.place, place, false, state.locks, state);
        note(access_here(event, place, false, state));
        break;
      case OperandKind::kBorrowMut:
        // It may fill the object anew: what it had lost is forgiven.
        follow(event, operand.place, place, false, state.locks, state);
        note(lent_here(event, place, state));
        state.renew(frame_, place);
        state.refresh(place);
        note_refreshed(place);
        state.join(place);
        break;
      case OperandKind::kCopy:
        // A function of the user's that joins a C handle.
        if (has_role(frame_, place, Role::kThread)) state.join(place);
        break;
      case OperandKind::kMove:
        if (has_role(frame_, place, Role::kGuard)) state.release_guard(place);
        if (is_owner_like(type_at(frame_, place)))
          move_away(place, Place(), site(event), state);
        break;
      default:
        break;
    }
  }
  if (event.target.is_nothing()) return;
  Place target = state.resolve_one(event.target);
  assign_to(event, event.target, state);
  state.forget(target);
  define(target, state);
  if (state.has_looks())
    learn(event.target, made_of(event.range, state), state);
  // `new T` and factories of raw pointers give an object of ours.
  if (event.args.empty() && has_role(frame_, target, Role::kPointer))
    state.fresh.insert(target.deref());
}

// What the annotations of a callee without a body say it does to locks.
void Machine::apply_contract(const ir::Event& event, State& state) {
  if (event.callee == ir::kNone) return;
  const State before = state;
  Translation to{event.args, event.target, before};
  using ir::LockContract;
  for (const ir::Annotation& a :
       frame_.module.callees[event.callee].annotations) {
    std::optional<Place> lock = to.place(a.lock);
    if (!lock) continue;
    bool is_shared = a.contract == LockContract::kAcquiresShared;
    if (is_shared || a.contract == LockContract::kAcquires)
      state.acquire({*lock,
                     is_shared ? ir::Mode::kShared : ir::Mode::kExclusive,
                     {},
                     true,
                     false,
                     false,
                     {id_, event.range, {}}});
    else if (a.contract == LockContract::kAsserts)
      state.assume_held({*lock});
    else if (a.contract == LockContract::kReleases)
      state.release(*lock);
    else if (a.contract == LockContract::kReturnsLock &&
             !event.target.is_nothing())
      state.point(event.target, {*lock});
  }
}

void Machine::apply(ir::FunctionId id, const ir::Event& event,
                    const std::vector<ir::Operand>& arguments, State& state) {
  const Summary& callee = context_.facts[id].summary;
  const State before = state;
  Place result =
      event.target.is_nothing() ? Place() : state.resolve_one(event.target);
  if (!result.is_nothing()) {
    assign_to(event, event.target, state);
    state.forget(result);
    define(result, state);
  }
  Translation to{arguments, result, before, event.range};
  for (const ir::Annotation& a : context_.module.functions[id].annotations)
    if (a.contract == ir::LockContract::kAsserts)
      if (auto lock = to.place(a.lock)) state.assume_held({*lock});
  if (record) record->runs.push_back(id);
  if (record) record->has_fence |= context_.facts[id].has_fence;
  use_handles_in(callee, to, event, state);
  apply_accesses(callee, {frame_.module, frame_.module.functions[id], id}, to,
                 event, state);
  apply_dropped(callee, to, event, state);
  apply_ends(callee, to, event, state);
  apply_values(callee, to, event, state);
  apply_threads(callee, to, event, state);
  apply_handles(callee, to, state);
  apply_unsafe(callee, event);
  apply_handlers(callee, event, arguments, state);
  pass_pointers(id, arguments, state);
  for (const ir::Operand& operand : arguments)
    if (operand.kind == OperandKind::kMove)
      state.unshare(state.resolve_one(operand.place));
  for (const Place& lock : callee.released)
    if (auto at = to.place(lock)) state.release(*at);
  for (const HeldLock& lock : to.locks(callee.acquired)) state.acquire(lock);
  acquire_as_told(callee, to, result, state);
  release_as_told(callee, to, result, state);
  end_guards(callee, id, arguments, result, state);
  bear_result(callee, to, id, event, state);
  spend_in(callee, to, event, state);
  learn_from(callee, to, event, state);
  apply_invocations(callee, to, event, state);
}

// Whether the callee took a lock its result tells; nobody knows who ignores it.
void Machine::acquire_as_told(const Summary& callee, const Translation& to,
                              const Place& result, State& state) {
  for (bool truth : {true, false})
    for (HeldLock lock :
         to.locks(truth ? callee.acquired_if_true : callee.acquired_if_false)) {
      if (!result.is_nothing()) {
        state.expect(result, {Pending::Kind::kTryLock, lock, {}, truth});
        continue;
      }
      lock.is_sure = false;
      state.acquire(lock);
    }
}

// Whether the callee gave a lock back, as its result tells.
void Machine::release_as_told(const Summary& callee, const Translation& to,
                              const Place& result, State& state) {
  for (bool truth : {true, false})
    for (const Place& told :
         truth ? callee.released_if_true : callee.released_if_false) {
      std::optional<Place> lock = to.place(told);
      if (!lock) continue;
      auto held =
          std::find_if(state.locks.begin(), state.locks.end(),
                       [&](const HeldLock& h) { return h.lock == *lock; });
      if (result.is_nothing() || held == state.locks.end())
        state.release(*lock);
      else
        state.expect(result, {Pending::Kind::kLent, *held, {}, !truth});
    }
}

// A guard that was passed by value ends with the call, unless it is kept or
// comes back, as such or in an object.
void Machine::end_guards(const Summary& callee, ir::FunctionId id,
                         const std::vector<ir::Operand>& arguments,
                         const Place& result, State& state) {
  Frame within{frame_.module, frame_.module.functions[id], id};
  const ir::Type& type = type_at(within, Place::local(0));
  bool comes_back =
      !result.is_nothing() && (type.is(Role::kGuard) || type.is(Role::kRecord));
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const ir::Operand& operand = arguments[i];
    if (operand.kind != OperandKind::kMove || operand.place.is_nothing() ||
        !has_role(frame_, operand.place, Role::kGuard))
      continue;
    const Place guard = state.resolve_one(operand.place);
    if (comes_back) {
      for (HeldLock& held : state.locks)
        if (!held.guard.is_nothing() && guard.covers(held.guard))
          held.guard = result;
      continue;
    }
    Place parameter = Place::local(static_cast<ir::LocalId>(i + 1));
    bool is_kept = std::any_of(
        callee.stored.begin(), callee.stored.end(),
        [&](const Stored& stored) { return parameter.covers(stored.from); });
    if (!is_kept) state.release_guard(guard);
  }
}

// A callable that a thread found somewhere, and runs.
void Machine::invoke_elsewhere(const LiveThread& thread, const Place& callable,
                               const std::vector<HeldLock>& locks,
                               const ir::Event& event, State& state) {
  constexpr unsigned kMostNested = 3;
  ir::Operand operand;
  operand.kind = OperandKind::kBorrowMut;
  operand.place = callable;
  ir::FunctionId entry = entry_of(operand, state);
  if (entry == ir::kNone) {
    if (record)
      record->summary.invoked.push_back(
          {callable, locks, false, {site(event)}, thread.id});
    return;
  }
  if (invocations_ >= kMostNested ||
      !frame_.module.functions[entry].is(FunctionFlag::kLambda))
    return;
  ++invocations_;
  LiveThread runner = thread;
  run_elsewhere(runner, entry, event, {operand}, state);
  --invocations_;
}

// Callables that were passed to the callee run now. One may call itself by the
// `std::function` that holds it; a few rounds show what it does.
void Machine::apply_invocations(const Summary& callee, const Translation& to,
                                const ir::Event& event, State& state) {
  constexpr unsigned kMostNested = 3;
  if (invocations_ >= kMostNested) return;
  ++invocations_;
  for (const Invoked& invoked : callee.invoked) {
    std::optional<Place> callable = to.place(invoked.callable);
    if (!callable) continue;
    if (invoked.thread != kOwnThread) {
      LiveThread thread;
      thread.id = invoked.thread;
      thread.site = site(event);
      invoke_elsewhere(thread, *callable, to.locks(invoked.locks), event,
                       state);
      continue;
    }
    ir::Event inner = event;
    inner.callee = ir::kNone;
    inner.place = *callable;
    inner.args.clear();
    inner.target = Place();
    inner.has_predicate = invoked.by_library;
    std::vector<HeldLock> held = state.locks;
    for (const HeldLock& lock : to.locks(invoked.locks)) state.acquire(lock);
    std::size_t known = record ? record->operations.size() : 0;
    call(inner, state);
    state.locks = held;
    if (record) place_invocation(invoked, event, known);
  }
  --invocations_;
}

// What the callee runs for this function, and is not in sight here either,
// happens in the callee.
void Machine::place_invocation(const Invoked& invoked, const ir::Event& event,
                               std::size_t first) {
  Site inside = through(invoked.where.site, event);
  for (std::size_t n = first; n < record->operations.size(); ++n) {
    Operation& operation = record->operations[n];
    if (operation.kind == Operation::Kind::kInvoke &&
        operation.site == site(event))
      operation.site = inside;
  }
  for (Invoked& known : record->summary.invoked)
    if (known.where.site == site(event)) known.where.site = inside;
}

}  // namespace fearless::analysis
