// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls: the callee's summary, put into the caller's terms.

#include <algorithm>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::FunctionFlag;
using ir::OperandKind;
using ir::Place;
using ir::Role;

namespace {

bool is_borrow(OperandKind kind) {
  return kind == OperandKind::kBorrow || kind == OperandKind::kBorrowMut ||
         kind == OperandKind::kBorrowRvalue;
}

// What a pointer that a function got leads to, or one that its closure keeps;
// not what it found inside of that.
bool is_given(const Place& place, bool in_closure) {
  std::size_t members = 0;
  for (const ir::Step& step : place.steps)
    members += step.kind != ir::StepKind::kDeref;
  return members <= (in_closure && place.id == 1 ? 1 : 0);
}

bool leaves_copy(const Place& place, std::size_t from) {
  for (std::size_t i = from; i < place.steps.size(); ++i)
    if (place.steps[i].kind == ir::StepKind::kDeref) return true;
  return false;
}

}  // namespace

// A callee's places in the caller's terms.
struct Machine::Translation {
  const std::vector<ir::Operand>& arguments;
  Place result;
  const State& state;

  const ir::Operand* operand(const Place& place) const {
    if (!place.is_local() || place.id == 0 || place.id > arguments.size())
      return nullptr;
    return &arguments[place.id - 1];
  }

  std::optional<Place> place(const Place& inner) const {
    if (inner.is_global()) return inner;
    if (!inner.is_local()) return std::nullopt;
    Place outer;
    std::size_t first = 0;
    if (inner.id == 0) {
      if (result.is_nothing()) return std::nullopt;
      outer = result;
    } else {
      const ir::Operand* given = operand(inner);
      if (!given || given->place.is_nothing()) return std::nullopt;
      outer = given->place;
      if (is_borrow(given->kind)) {
        if (inner.steps.empty()) return std::nullopt;
        first = inner.steps[0].kind == ir::StepKind::kDeref ? 1 : 0;
      }
    }
    for (std::size_t i = first; i < inner.steps.size(); ++i)
      outer = outer.with(inner.steps[i]);
    return state.resolve_one(outer);
  }

  // As `place`, but of a by-value parameter only what it points at: its own
  // storage is the callee's.
  std::optional<Place> accessed(const Place& inner) const {
    const ir::Operand* given = operand(inner);
    if (given && !is_borrow(given->kind) &&
        (!leaves_copy(inner, 0) || given->kind == OperandKind::kMove))
      return std::nullopt;
    return place(inner);
  }

  std::vector<SyncPoint> points(const std::vector<SyncPoint>& inner) const {
    std::vector<SyncPoint> outer;
    for (const SyncPoint& point : inner)
      if (auto at = place(point.place)) outer.push_back({*at, point.value});
    return outer;
  }

  std::map<Place, bool> tests(const std::map<Place, bool>& inner) const {
    std::map<Place, bool> outer;
    for (const auto& [tested, truth] : inner)
      if (auto at = place(tested)) outer.emplace(*at, truth);
    return outer;
  }

  // How the callee passes on what it was given.
  ir::Operand passed(const Stored& stored) const {
    ir::Operand given = *operand(stored.from);
    bool is_copied = given.kind == OperandKind::kCopy || !stored.is_moved;
    given.kind = is_copied ? OperandKind::kCopy : OperandKind::kMove;
    if (std::optional<Place> from = place(stored.from)) given.place = *from;
    return given;
  }

  std::set<Place> all(const std::set<Place>& inner) const {
    std::set<Place> outer;
    for (const Place& one : inner)
      if (auto at = place(one)) outer.insert(*at);
    return outer;
  }

  std::vector<HeldLock> locks(const std::vector<HeldLock>& inner) const {
    std::vector<HeldLock> outer;
    for (HeldLock lock : inner) {
      std::optional<Place> at = place(lock.lock);
      if (!at) continue;
      lock.lock = *at;
      std::optional<Place> guard =
          lock.guard.is_nothing() ? std::nullopt : place(lock.guard);
      lock.guard = guard.value_or(Place());
      outer.push_back(std::move(lock));
    }
    return outer;
  }
};

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
    if (operand.range.is_valid()) read.site.range = operand.range;
    note(std::move(read));
  }
  check_contract(event, state);
  ir::FunctionId callee = callee_of(event, state);
  if (event.callee == ir::kNone && !event.place.is_nothing()) {
    use(event, event.place, state, Use::kWhole);
    if (callee == ir::kNone && record)
      record->summary.invoked.push_back(
          {state.resolve_one(event.place), state.locks});
  }
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
    bool is_held = std::any_of(
        state.locks.begin(), state.locks.end(),
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
    switch (operand.kind) {
      case OperandKind::kBorrow:
        use(event, operand.place, state, Use::kWhole);
        note(access_here(event, place, false, state));
        break;
      case OperandKind::kBorrowMut:
        // It may fill the object anew: what it had lost is forgiven.
        note(access_here(event, place, false, state));
        state.renew(frame_, place);
        state.join(place);
        break;
      case OperandKind::kMove:
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
    if (is_shared || a.contract == LockContract::kAcquires ||
        a.contract == LockContract::kAsserts)
      state.acquire({*lock,
                     is_shared ? ir::Mode::kShared : ir::Mode::kExclusive,
                     {}, true});
    else if (a.contract == LockContract::kReleases)
      state.release(*lock);
    else if (a.contract == LockContract::kReturnsLock &&
             !event.target.is_nothing())
      state.point(event.target, {*lock});
  }
}

void Machine::apply(ir::FunctionId id, const ir::Event& event,
                    const std::vector<ir::Operand>& arguments, State& state) {
  const Summary callee = context_.facts[id].summary;
  const State before = state;
  Place result = event.target.is_nothing() ? Place()
                                           : state.resolve_one(event.target);
  if (!result.is_nothing()) {
    assign_to(event, event.target, state);
    state.forget(result);
    define(result, state);
  }
  Translation to{arguments, result, before};
  for (const ir::Annotation& a : context_.module.functions[id].annotations)
    if (a.contract == ir::LockContract::kAsserts)
      if (auto lock = to.place(a.lock)) state.acquire({*lock, {}, {}, true});
  apply_accesses(callee, {frame_.module, frame_.module.functions[id], id}, to,
                 event, state);
  apply_ends(callee, to, event, state);
  apply_values(callee, to, event, state);
  apply_threads(callee, to, event, state);
  apply_handles(callee, to, state);
  pass_pointers(id, arguments, state);
  for (const ir::Operand& operand : arguments)
    if (operand.kind == OperandKind::kMove)
      state.unshare(state.resolve_one(operand.place));
  for (const Place& lock : callee.released)
    if (auto at = to.place(lock)) state.release(*at);
  for (const HeldLock& lock : to.locks(callee.acquired)) state.acquire(lock);
  for (const Invoked& invoked : callee.invoked) {
    std::optional<Place> callable = to.place(invoked.callable);
    if (!callable) continue;
    ir::Event inner = event;
    inner.callee = ir::kNone;
    inner.place = *callable;
    inner.args.clear();
    inner.target = Place();
    std::vector<HeldLock> held = state.locks;
    for (const HeldLock& lock : to.locks(invoked.locks)) state.acquire(lock);
    call(inner, state);
    state.locks = held;
  }
}

namespace {

// `lock.unlock()` on the caller's guard gives back the lock behind it.
bool gave_back(const std::set<Place>& released, const HeldLock& held) {
  return released.contains(held.lock) ||
         (!held.guard.is_nothing() && released.contains(held.guard.deref()));
}

}  // namespace

void Machine::apply_accesses(const Summary& callee, const Frame& within,
                             const Translation& to, const ir::Event& event,
                             State& state) {
  bool in_constructor = frame_.function.is(ir::FunctionFlag::kConstructor);
  bool in_destructor = frame_.function.is(ir::FunctionFlag::kDestructor);
  const std::set<SyncPoint> before_call = state.signalled;
  for (const SyncPoint& point : to.points(callee.signalled))
    signal(point, state);
  for (const Access& inner : callee.accesses) {
    std::optional<Place> place = to.accessed(inner.place);
    if (!place) continue;
    bool is_hidden = event.is_implicit || inner.is_atomic ||
                     inner.constructing || inner.is_own_value ||
                     callee.moves_from_argument;
    if (inner.thread == kOwnThread && !is_hidden) {
      Sent* gone = state.find_sent(*place, false);
      Use how = inner.is_assignment ? Use::kAssign
                : inner.is_write    ? Use::kWrite
                                    : Use::kRead;
      bool is_locked = !state.locks.empty() || !inner.locks.empty();
      bool matters = gone && !is_counted_plainly(within, inner.place) &&
                     forbids(*gone, *place, how, is_locked);
      if (matters)
        note_use(*gone, *place, *place, site(event), inner.is_write);
      if (inner.is_write) state.shuffle(frame_, *place);
    }
    if (!record) continue;
    Access access = inner;
    access.place = *place;
    access.site = through(inner.site, event);
    access.locks = to.locks(inner.locks);
    access.released = to.all(inner.released);
    access.joined.clear();
    for (const Place& handle : inner.joined)
      if (auto at = to.place(handle)) access.joined.push_back(*at);
    access.given = to.tests(inner.given);
    access.seen = to.points(inner.seen);
    access.signalled = to.points(inner.signalled);
    access.repeats = to.points(inner.repeats);
    if (inner.thread == kOwnThread) {
      access.seen.insert(access.seen.end(), state.seen.begin(),
                         state.seen.end());
      access.repeats.insert(access.repeats.end(), before_call.begin(),
                            before_call.end());
      access.released.insert(state.released.begin(), state.released.end());
      for (HeldLock held : state.locks) {
        if (gave_back(access.released, held)) continue;
        held.by_caller = true;
        access.locks.push_back(std::move(held));
      }
      access.joined.insert(access.joined.end(), state.joined.begin(),
                           state.joined.end());
    }
    // What the callee had joined by then is over.
    for (ThreadId id : state.live_beside(*place, access.joined))
      access.live.push_back(id);
    bool is_own = place->is_local() && place->id == 1;
    access.constructing |= is_own && in_constructor;
    access.destroying |= is_own && in_destructor;
    std::sort(access.locks.begin(), access.locks.end());
    std::sort(access.live.begin(), access.live.end());
    access.live.erase(std::unique(access.live.begin(), access.live.end()),
                      access.live.end());
    note(std::move(access));
  }
}

// Members that a destructor ends before it joins the thread that uses them.
void Machine::apply_ends(const Summary& callee, const Translation& to,
                         const ir::Event& event, const State& state) {
  if (!record) return;
  for (const Ended& inner : callee.ended) {
    std::optional<Place> member = to.place(inner.member);
    if (!member) continue;
    std::set<Place> joined = state.joined;
    for (const Place& handle : inner.joined)
      if (auto at = to.place(handle)) joined.insert(*at);
    Ended ended{*member, {joined.begin(), joined.end()},
                through(inner.site, event)};
    for (const LiveThread& thread : state.threads)
      if (is_cut_short(thread, ended, state))
        record->outlived.push_back(
            {thread, *member, *member, {}, ended.site, true});
    if (frame_.function.is(ir::FunctionFlag::kDestructor))
      record->summary.ended.push_back(std::move(ended));
  }
}

// Whether `thread`, whose handle is beside the member that ends, uses it and
// was not joined by then.
bool Machine::is_cut_short(const LiveThread& thread, const Ended& ended,
                           const State& state) const {
  Place object = ended.member.prefix(ended.member.steps.size() - 1);
  if (thread.handle.is_nothing() || !object.covers(thread.handle)) return false;
  for (const Place& handle : ended.joined)
    if (handle.covers(thread.handle)) return false;
  // Two objects of a class that starts a thread: whose accesses are these?
  auto is_alike = [&](const LiveThread& other) { return other.id == thread.id; };
  if (std::count_if(state.threads.begin(), state.threads.end(), is_alike) > 1)
    return false;
  return std::any_of(record->accesses.begin(), record->accesses.end(),
                     [&](const Access& access) {
                       return access.thread == thread.id &&
                              ended.member.covers(access.place);
                     });
}

// A callee that gives a new value only when it says so leaves what was sent as
// it was until its answer is tested.
void Machine::renew_as_told(const Summary& callee, const Translation& to,
                            const ir::Event& event, State& state) {
  if (callee.moves_from_argument) return;
  for (const Place& place : to.all(callee.renewed)) state.renew(frame_, place);
  if (!callee.result_tells || event.target.is_nothing()) return;
  for (bool truth : {true, false})
    for (const Place& place : to.all(truth ? callee.renewed_if_true
                                           : callee.renewed_if_false))
      for (auto& [gone, fact] : state.sent)
        if (place.covers(gone) && fact.result.is_nothing()) {
          fact.result = event.target;
          fact.result_is_true = !truth;
        }
}

void Machine::apply_values(const Summary& callee, const Translation& to,
                           const ir::Event& event, State& state) {
  auto leave = [&](const Sent& inner, bool is_conditional, bool on_true) {
    const ir::Operand* operand = to.operand(inner.place);
    if (!operand && !inner.place.is_global()) return;
    std::optional<Place> place = to.place(inner.place);
    if (!place) return;
    bool by_copy = operand && operand->kind == OperandKind::kCopy;
    if (by_copy && !leaves_copy(inner.place, 0) &&
        inner.how != Sent::How::kPointer) {
      if (inner.how == Sent::How::kMoved) return;
      Place result = is_conditional ? event.target : Place();
      hand_over(*operand, inner.through, site(event), result, on_true, state,
                inner.thread);
      return;
    }
    // A by-value parameter has the value, whatever the callee does with it.
    bool is_taken = operand && operand->kind == OperandKind::kMove &&
                    !leaves_copy(inner.place, 0);
    if (is_taken && is_plain(frame_.module, type_id_at(frame_, *place))) return;
    Sent fact = inner;
    fact.place = fact.now_in = *place;
    fact.renewed = to.all(inner.renewed);
    for (const Place& renewed : fact.renewed)
      if (renewed.covers(*place)) return;
    fact.site = through(inner.site, event);
    fact.result = is_conditional && !is_taken ? event.target : Place();
    fact.result_is_true = on_true;
    // Followed on: what was moved into the argument goes along.
    if (fact.how == Sent::How::kSent)
      for (auto& [from, moved] : state.sent)
        if (moved.how == Sent::How::kMoved && place->covers(moved.now_in))
          follow_on(moved, fact);
    state.sent.insert_or_assign(*place, fact);
    if (fact.how == Sent::How::kSent) send_owned(fact, state);
  };
  renew_as_told(callee, to, event, state);
  if (callee.result_tells && !event.target.is_nothing()) {
    for (const Sent& fact : callee.sent_if_true) leave(fact, true, true);
    for (const Sent& fact : callee.sent_if_false) {
      bool in_both = std::any_of(
          callee.sent_if_true.begin(), callee.sent_if_true.end(),
          [&](const Sent& s) { return s.place == fact.place; });
      leave(fact, !in_both, false);
    }
  } else {
    for (const Sent& fact : callee.sent) leave(fact, false, true);
  }
  for (const auto& [pointer, targets] : callee.points_to) {
    std::optional<Place> at = to.place(pointer);
    if (!at) continue;
    std::set<Place> outer;
    for (const Place& target : targets)
      if (auto t = to.place(target)) outer.insert(*t);
    if (!outer.empty()) state.point(*at, std::move(outer));
  }
  // A by-value argument that the callee let go of somewhere else.
  for (std::size_t i = 0; i < to.arguments.size(); ++i) {
    const ir::Operand& operand = to.arguments[i];
    if (operand.kind != OperandKind::kMove || operand.place.is_nothing())
      continue;
    Place place = state.resolve_one(operand.place);
    if (!state.sent.contains(place) && is_owner_like(type_at(frame_, place)) &&
        !is_plain(frame_.module, type_id_at(frame_, place))) {
      Sent fact;
      fact.place = fact.now_in = place;
      fact.site = site(event);
      state.sent.emplace(place, fact);
    }
  }
}

// Which handles share an object now, and what runs when they are called.
void Machine::apply_handles(const Summary& callee, const Translation& to,
                            State& state) {
  for (const Shared& shared : callee.shared) {
    std::optional<Place> handle = to.place(shared.handle);
    std::optional<Place> with = to.place(shared.with);
    if (!handle || !with) continue;
    const ir::Operand* given = to.operand(shared.with);
    bool is_copy =
        !shared.is_moved || (given && given->kind == OperandKind::kCopy);
    pass_handles(*handle, *with, shared.type, is_copy, state);
  }
  for (const auto& [callable, function] : callee.callables)
    if (std::optional<Place> at = to.place(callable))
      state.callables[*at] = function;
}

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
           std::any_of(is_changed.begin(), is_changed.end(),
                       [&](const auto& queue) {
                         return task.holder.covers(queue.first) &&
                                !queue.second;
                       });
  });
}

// What is captured in the `std::function` that `inside` is the inside of.
std::vector<Place> Machine::captured_in(const Place& inside,
                                        const State& state) const {
  if (inside.steps.empty() ||
      inside.steps.back().kind != ir::StepKind::kDeref)
    return {};
  Place callable = inside.prefix(inside.steps.size() - 1);
  if (!has_role(frame_, callable, Role::kCallable)) return {};
  return state.reachable(frame_, callable);
}

void Machine::apply_threads(const Summary& callee, const Translation& to,
                            const ir::Event& event, State& state) {
  for (const Stored& stored : callee.stored) {
    const ir::Operand* operand = to.operand(stored.from);
    std::optional<Place> keeper = to.place(stored.to);
    if (!operand || !keeper) continue;
    if (operand->place.is_nothing()) continue;
    Place value = to.place(stored.from).value_or(operand->place);
    if (!stored.is_channel)
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
        hand_over(*operand, receiver_name(*keeper), site(event), {}, true, state);
    } else {
      state.rename(state.resolve_one(value), *keeper);
    }
  }
  for (const Place& handle : callee.joined)
    if (auto at = to.place(handle)) state.join(*at);
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
    std::sort(thread.reach.begin(), thread.reach.end());
    thread.reach.erase(
        std::unique(thread.reach.begin(), thread.reach.end()),
        thread.reach.end());
    for (const Place& loan : std::vector<Place>(thread.loans))
      for (const Place& deeper : state.reachable(frame_, loan))
        thread.loans.push_back(deeper);
    std::sort(thread.loans.begin(), thread.loans.end());
    thread.loans.erase(
        std::unique(thread.loans.begin(), thread.loans.end()),
        thread.loans.end());
    state.threads.push_back(std::move(thread));
  }
  std::sort(state.threads.begin(), state.threads.end());
  state.threads.erase(std::unique(state.threads.begin(), state.threads.end()),
                      state.threads.end());
}

// What the new thread does, seen from here.
void Machine::run_elsewhere(const LiveThread& thread, ir::FunctionId entry,
                            const ir::Event& event,
                            const std::vector<ir::Operand>& operands,
                            State& state) {
  if (entry == ir::kNone) return;
  const Summary callee = context_.facts[entry].summary;
  std::vector<ir::Operand> arguments = arguments_of(operands, entry);
  const State before = state;
  Translation to{arguments, Place(), before};
  for (const Access& inner : callee.accesses) {
    std::optional<Place> place = to.accessed(inner.place);
    if (!place) continue;
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
    Access access = inner;
    access.place = *place;
    if (inner.thread == kOwnThread) access.thread = thread.id;
    access.site.calls.insert(access.site.calls.begin(), thread.site.range);
    access.locks = to.locks(inner.locks);
    access.given = to.tests(inner.given);
    access.seen = to.points(inner.seen);
    access.signalled = to.points(inner.signalled);
    access.repeats = to.points(inner.repeats);
    access.joined.clear();
    access.constructing = access.destroying = false;
    for (ThreadId other : state.live_beside(*place))
      access.live.push_back(other);
    std::sort(access.live.begin(), access.live.end());
    access.live.erase(std::unique(access.live.begin(), access.live.end()),
                      access.live.end());
    note(std::move(access));
  }
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
