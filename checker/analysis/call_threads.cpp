// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The threads that a callee starts, waits for or leaves running, and what a
// thread that is started does.

#include <algorithm>

#include "checker/analysis/tidy.h"
#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::FunctionFlag;
using ir::OperandKind;
using ir::Place;
using ir::Role;

namespace {

// What a pointer that a function got leads to, or one that its closure keeps;
// not what it found inside of that.
bool is_given(const Place& place, bool in_closure) {
  std::size_t members = 0;
  for (const ir::Step& step : place.steps)
    members += step.kind != ir::StepKind::kDeref;
  return members <= (in_closure && place.id == 1 ? 1 : 0);
}

}  // namespace

// A callee that waits, looks at a queue of tasks and leaves it alone waits for
// the tasks.
void Machine::wait_until_empty(const Summary& callee, const Translation& to,
                               State& state) {
  std::map<Place, bool> is_changed;
  for (const Access& access : callee.accesses)
    if (auto at = to.place(access.place);
        at && has_role(frame_, *at, Role::kContainer))
      is_changed[*at] |= access.is_write || access.thread != kOwnThread;
  std::erase_if(state.threads, [&](const LiveThread& task) {
    return !task.holder.is_nothing() &&
           std::any_of(
               is_changed.begin(), is_changed.end(), [&](const auto& queue) {
                 return task.holder.covers(queue.first) && !queue.second;
               });
  });
}

// What is captured in the `std::function` that `inside` is the inside of.
std::vector<Place> Machine::captured_in(const Place& inside,
                                        const State& state) const {
  if (inside.steps.empty() || inside.steps.back().kind != ir::StepKind::kDeref)
    return {};
  Place callable = inside.prefix(inside.steps.size() - 1);
  if (!has_role(frame_, callable, Role::kCallable)) return {};
  return state.reachable(frame_, callable);
}

// What a callee joins on some of its paths is joined when it matters.
void Machine::doubt_joined(const Summary& callee, const Translation& to,
                           State& state) const {
  if (state.threads.empty()) return;
  for (const Operation& inner : callee.operations) {
    if (inner.kind != Operation::Kind::kJoin || inner.place.is_nothing())
      continue;
    std::optional<Place> handle = to.place(inner.place);
    if (!handle) continue;
    for (LiveThread& thread : state.threads)
      if (!thread.handle.is_nothing() && handle->covers(thread.handle))
        thread.is_sure = false;
  }
}

void Machine::apply_threads(const Summary& callee, const Translation& to,
                            const ir::Event& event, State& state) {
  for (const Stored& stored : callee.stored) {
    const ir::Operand* operand = to.operand(stored.from);
    std::optional<Place> keeper = to.place(stored.to);
    if (!operand || !keeper) continue;
    if (operand->place.is_nothing()) continue;
    Place value = to.place(stored.from).value_or(operand->place);
    // `Guard(&mutex)` keeps the address; where it points is known (points_to).
    bool is_address = is_borrow(operand->kind) && stored.from.steps.empty();
    if (!stored.is_channel && !is_address)
      state.assign(frame_, *keeper, value, operand->kind == OperandKind::kMove);
    const ir::Type& type = type_at(frame_, state.resolve_one(value));
    bool is_callable = type.is(Role::kCallable) || type.is(Role::kClosure);
    if (is_callable) {
      Place holder = *keeper;
      if (!to.arguments.empty() && !to.arguments[0].place.is_nothing() &&
          is_borrow(to.arguments[0].kind))
        holder = state.resolve_one(to.arguments[0].place);
      if (!holder.covers(*keeper)) holder = *keeper;
      keep_for_later(event, to.passed(stored), holder, stored.is_channel,
                     state);
    } else if (stored.is_channel) {
      cross(kOwnThread, to.passed(stored), receiver_name(*keeper),
            capture_site(event, *operand), state);
      if (!stored.is_moved)
        hand_over(*operand, receiver_name(*keeper), site(event), {}, true,
                  state);
    } else if (!is_address) {
      state.rename(state.resolve_one(value), *keeper);
    }
  }
  for (const Place& handle : callee.joined)
    if (auto at = to.place(handle); at && !is_recursive(*at)) state.join(*at);
  doubt_joined(callee, to, state);
  if (callee.joins_unknown) {
    state.join_elements();
    for (const ir::Operand& operand : to.arguments)
      if (operand.kind == OperandKind::kBorrowMut)
        state.joined.insert(state.resolve_one(operand.place));
  }
  for (const Place& handle : callee.detached)
    if (auto at = to.place(handle)) state.detach(*at, site(event));
  for (const Place& place : callee.waited)
    if (auto at = to.place(place)) state.wait_on(*at);
  if (!callee.waited.empty()) wait_until_empty(callee, to, state);
  for (const SyncPoint& point : to.points(callee.seen))
    state.see(point.place, point.value);
  for (const LiveThread& inner : callee.threads) {
    LiveThread thread = inner;
    // A scope that the callee was given ends when its maker lets it end.
    if (context_.spawns[inner.id].kind == ir::SpawnKind::kScoped &&
        !inner.holder.is_nothing() && !to.place(inner.holder))
      continue;
    auto outer = [&](const Place& place) {
      return place.is_nothing() ? Place() : to.place(place).value_or(Place());
    };
    thread.handle = outer(inner.handle);
    thread.holder = outer(inner.holder);
    thread.site = through(inner.site, event);
    if (inner.let_go.function != ir::kNone)
      thread.let_go = through(inner.let_go, event);
    thread.loans.clear();
    thread.reach.clear();
    thread.written.clear();
    for (const ir::Operand& operand : to.arguments)
      if (has_role(frame_, operand.place, Role::kClosure) ||
          has_role(frame_, operand.place, Role::kCallable))
        for (const Place& loan : loans_of({operand}, state))
          thread.written.push_back({loan, capture_site(event, operand).range});
    for (const Place& loan : inner.loans)
      if (auto at = to.place(loan)) {
        thread.loans.push_back(*at);
        for (const Place& captured : captured_in(*at, state))
          thread.loans.push_back(captured);
      }
    for (const Place& reached : inner.reach)
      if (auto at = to.place(reached)) {
        thread.reach.push_back(*at);
        for (const Place& deeper : state.reachable(frame_, *at, true))
          thread.reach.push_back(deeper);
      }
    tidy(thread.reach);
    for (const Place& loan : std::vector<Place>(thread.loans))
      for (const Place& deeper : state.reachable(frame_, loan))
        thread.loans.push_back(deeper);
    tidy(thread.loans);
    thread.later.clear();
    for (const LaterUse& use : inner.later) {
      std::optional<Place> sync = to.place(use.sync), at = to.place(use.place);
      if (sync && at) thread.later.push_back({*sync, *at});
    }
    if (record && !thread.handle.is_nothing())
      record->started.push_back(thread);
    state.threads.push_back(std::move(thread));
  }
  tidy(state.threads);
}

// Touching an atomic later harms nobody.
void Machine::note_later(const Summary& callee, const Translation& to,
                         const Access& inner, const Place& place,
                         LiveThread& thread) const {
  constexpr std::size_t kMost = 32;
  if (inner.is_atomic || inner.destroys || inner.thread != kOwnThread) return;
  for (const SyncPoint& point : callee.signalled) {
    bool is_told_after = std::any_of(
        inner.signalled.begin(), inner.signalled.end(),
        [&](const SyncPoint& after) { return after.place == point.place; });
    std::optional<Place> sync = to.place(point.place);
    if (!is_told_after && sync && thread.later.size() < kMost)
      thread.later.push_back({*sync, place});
  }
  tidy(thread.later);
}

// What the new thread does, seen from here.
void Machine::run_elsewhere(LiveThread& thread, ir::FunctionId entry,
                            const ir::Event& event,
                            const std::vector<ir::Operand>& operands,
                            State& state) {
  if (entry == ir::kNone) return;
  if (record) record->runs.push_back(entry);
  const Summary& callee = context_.facts[entry].summary;
  std::vector<ir::Operand> arguments = arguments_of(operands, entry);
  const State before = state;
  Translation to{arguments, Place(), before, thread.site.range};
  operate_elsewhere(callee, to, thread, state);
  for (const Access& inner : callee.accesses) {
    std::optional<Place> place = to.accessed(inner.place);
    if (!place) continue;
    note_later(callee, to, inner, *place, thread);
    // What a closure holds by value is the thread's own.
    if (!operands[0].place.is_nothing() &&
        state.resolve_one(operands[0].place).covers(*place))
      continue;
    bool was_given = is_given(
        inner.place, frame_.module.functions[entry].is(FunctionFlag::kLambda));
    bool frees =
        inner.destroys && inner.thread == kOwnThread && was_given &&
        !is_counted({frame_.module, frame_.module.functions[entry], entry},
                    inner.place);
    if (frees) {
      // The thread frees it: it was handed over.
      Sent fact;
      fact.place = fact.now_in = *place;
      fact.how = Sent::How::kPointer;
      std::string name = context_.spawns[thread.id].name;
      fact.through = name.empty() ? "" : "thread `" + name + "`";
      fact.site = thread.site;
      fact.result = event.result;
      fact.result_is_true = event.success_is_true;
      state.sent.insert_or_assign(*place, fact);
    }
    if (!record) continue;
    Access access = to.access(inner, *place);
    if (inner.thread == kOwnThread) access.thread = thread.id;
    access.site.calls.insert(access.site.calls.begin(), thread.site.range);
    access.joined.clear();
    access.constructing = access.destroying = false;
    access.asked = {};
    for (ThreadId other : state.live_beside(*place))
      access.live.push_back(other);
    tidy(access.live);
    note(std::move(access));
  }
  for (const Invoked& invoked : callee.invoked)
    if (std::optional<Place> callable = to.place(invoked.callable))
      invoke_elsewhere(thread, *callable, to.locks(invoked.locks), event,
                       state);
  for (const LiveThread& inner : callee.threads) {
    LiveThread nested = inner;
    auto outer = [&](const Place& place) {
      return place.is_nothing() ? Place() : to.place(place).value_or(Place());
    };
    nested.handle = outer(inner.handle);
    nested.holder = outer(inner.holder);
    nested.site = thread.site;
    nested.loans.clear();
    nested.written.clear();
    nested.reach = thread.reach;
    for (const Place& loan : inner.loans)
      if (auto at = to.place(loan)) nested.loans.push_back(*at);
    state.threads.push_back(std::move(nested));
  }
}

}  // namespace fearless::analysis
