// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Values: reading, writing, assigning, moving and dying.

#include <algorithm>
#include <utility>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::Place;
using ir::Role;

namespace {

bool has_index(const Place& place) {
  return std::any_of(
      place.steps.begin(), place.steps.end(),
      [](const ir::Step& s) { return s.kind == ir::StepKind::kIndex; });
}

bool has_deref(const Place& place, std::size_t from) {
  for (std::size_t i = from; i < place.steps.size(); ++i)
    if (place.steps[i].kind == ir::StepKind::kDeref) return true;
  return false;
}

// A step other than to a member lies between `from` and `to` below it.
bool leads_away(const Place& from, const Place& to) {
  for (std::size_t i = from.steps.size(); i < to.steps.size(); ++i)
    if (to.steps[i].kind != ir::StepKind::kField) return true;
  return false;
}

}  // namespace

// Writes an access down. Places of this function alone matter only when a
// thread can reach them; filtering that is left to the end (summarise.cpp).
void Machine::note(Access access) {
  if (!record) return;
  constexpr std::size_t kMaxAccesses = 4000;
  if (record->accesses.size() >= kMaxAccesses) return;
  const ir::Type& type = type_at(frame_, access.place);
  if (type.is(Role::kLock) || type.is(Role::kCondvar) ||
      type.is(Role::kSyncObject) || type.is(Role::kGuard))
    return;
  constexpr Role kOwnBusiness[] = {Role::kSender,  Role::kReceiver,
                                   Role::kChannel, Role::kPromise,
                                   Role::kFuture,  Role::kExecutor,
                                   Role::kThread,  Role::kScope};
  for (Role role : kOwnBusiness)
    if (type.is(role)) return;
  // A function's static is initialised once, whoever comes first.
  if (access.is_write && access.place.is_global() &&
      access.place.is_variable()) {
    const ir::Global& global = frame_.module.globals[access.place.id];
    if (global.is_function_static &&
        global.range.line == access.site.range.line)
      return;
  }
  access.is_atomic |= type.is(Role::kAtomic);
  check_guard(access);
  record->accesses.push_back(std::move(access));
}

// GUARDED_BY on a member or global: its lock must be held at each access.
void Machine::check_guard(const Access& access) {
  using ir::FunctionFlag;
  if (!access.site.calls.empty() || access.thread != kOwnThread) return;
  if (frame_.function.is(FunctionFlag::kConstructor) ||
      frame_.function.is(FunctionFlag::kDestructor))
    return;
  for (const ir::Annotation& a : frame_.function.annotations)
    if (a.contract == ir::LockContract::kNotChecked) return;
  auto need = [&](const Place& lock, const Place& place) {
    bool is_held = std::any_of(
        access.locks.begin(), access.locks.end(), [&](const HeldLock& held) {
          return held.lock == lock &&
                 !(access.is_write && held.mode == ir::Mode::kShared);
        });
    if (!is_held)
      record->unmet.push_back(
          {place, lock, ir::kNone, access.is_write, access.site});
  };
  if (access.place.is_global()) {
    const Place& lock = frame_.module.globals[access.place.id].guarded_by;
    if (!lock.is_nothing()) need(lock, access.place);
  }
  for (std::size_t n = 0; n < access.place.steps.size(); ++n) {
    const ir::Step& step = access.place.steps[n];
    if (step.kind != ir::StepKind::kField) continue;
    const ir::Field& field = frame_.module.fields[step.field];
    Place object = access.place.prefix(n);
    // An object of this function's own is nobody else's yet.
    bool is_own = object.is_local() && object.steps.empty();
    // GUARDED_BY is about the member, PT_GUARDED_BY about what it points at.
    const std::vector<ir::Step>& guard =
        has_deref(access.place, n + 1) ? field.pointee_guarded_by
                                       : field.guarded_by;
    if (guard.empty() || is_own) continue;
    Place lock = object;
    for (const ir::Step& to : guard) lock = lock.with(to);
    if (is_pointer_like(type_at(frame_, lock))) lock = lock.deref();
    need(lock, access.place.prefix(n + 1));
  }
}

void Machine::access(const ir::Event& event, const Place& place, bool is_write,
                     State& state, bool is_atomic) {
  use(event, place, state, is_write ? Use::kWrite : Use::kRead);
  for (const Place& reached : state.resolve(place)) {
    Access access = access_here(event, reached, is_write, state);
    access.is_atomic = is_atomic;
    note(std::move(access));
    if (is_write) state.assumed.erase(reached);
  }
}

void Machine::assign_to(const ir::Event& event, const Place& place,
                        State& state) {
  use(event, place, state, Use::kAssign);
  for (const Place& reached : state.resolve(place)) {
    Access access = access_here(event, reached, true, state);
    access.is_assignment = true;
    note(std::move(access));
    state.assumed.erase(reached);
  }
}

Access Machine::access_here(const ir::Event& event, const Place& reached,
                            bool is_write, const State& state) const {
  Access access;
  access.place = reached;
  access.is_write = is_write;
  access.site = site(event);
  access.locks = state.locks;
  access.released = state.released;
  access.live = state.live_beside(reached);
  access.joined.assign(state.joined.begin(), state.joined.end());
  access.seen.assign(state.seen.begin(), state.seen.end());
  access.repeats.assign(state.signalled.begin(), state.signalled.end());
  for (const auto& [place, truth] : state.assumed)
    if (!place.steps.empty() && type_at(frame_, place).is_const)
      access.given.emplace(place, truth);
  access.is_own_value = std::any_of(
      state.renewed.begin(), state.renewed.end(),
      [&](const Place& renewed) { return renewed.covers(reached); });
  bool is_own = reached.is_local() && reached.id == 1;
  access.constructing =
      is_own && frame_.function.is(ir::FunctionFlag::kConstructor);
  access.destroying =
      is_own && frame_.function.is(ir::FunctionFlag::kDestructor);
  return access;
}

// What went over forbids touching `reached` now; `locked`: under some lock.
bool Machine::is_temporary(const Place& place) const {
  return place.is_variable() && place.is_local() &&
         frame_.function.locals[place.id].role == ir::LocalRole::kTemporary;
}

bool Machine::forbids(const Sent& gone, const Place& reached, Use how,
                      bool locked) const {
  bool is_write = how == Use::kWrite || how == Use::kAssign;
  if (gone.how == Sent::How::kMoved &&
      !(is_temporary(gone.now_in) && leads_away(gone.place, reached)))
    return false;
  if (gone.how == Sent::How::kShared) return is_write && !locked;
  // A new value for what was moved away, or for a member of it.
  bool is_left_here = gone.how == Sent::How::kSent;
  return how != Use::kAssign || !is_left_here ||
         leads_away(gone.place, reached);
}

void Machine::note_use(Sent& gone, const Place& place, const Place& reached,
                       const Site& where, bool is_write) {
  constexpr std::size_t kMostEarly = 4;
  if (gone.how == Sent::How::kMoved) {
    EarlyUse early{place, reached, where, is_write};
    bool is_known = std::find(gone.early.begin(), gone.early.end(), early) !=
                    gone.early.end();
    if (!is_known && gone.early.size() < kMostEarly)
      gone.early.push_back(std::move(early));
  } else if (record) {
    record->uses.push_back({gone, place, reached, where, is_write, false});
  }
}

void Machine::follow_on(Sent& moved, const Sent& last) {
  moved.how = Sent::How::kSent;
  moved.through = last.through;
  moved.result = last.result;
  moved.result_is_true = last.result_is_true;
  for (const EarlyUse& use : std::exchange(moved.early, {}))
    note_use(moved, use.place, use.reaches, use.site, use.is_write);
}

void Machine::use(const ir::Event& event, const Place& place, State& state,
                  Use how) {
  if (state.sent.empty() || event.is_implicit) return;
  bool is_write = how == Use::kWrite || how == Use::kAssign;
  bool whole = how == Use::kWhole || how == Use::kMove;
  for (const Place& reached : state.resolve(place)) {
    Sent* gone = state.find_sent(reached, whole);
    if (!gone || !forbids(*gone, reached, how, !state.locks.empty())) continue;
    // `parts[0]` and `parts[1]` look alike: two moves may be of two elements.
    if (how == Use::kMove && has_index(gone->place)) continue;
    const ir::Type& type = type_at(frame_, reached);
    if (type.is(Role::kAtomic)) continue;
    // Looking whether an owner is null is no use; what it owned is.
    if (type.is(Role::kSmartPointer) && how == Use::kRead &&
        gone->place == reached)
      continue;
    return note_use(*gone, place, reached, site(event), is_write);
  }
}

// A new value stands at `place`: what was said of the old one is over.
void Machine::define(const Place& place, State& state) {
  state.renew(frame_, place);
  state.unshare(place);
  const ir::Type& type = type_at(frame_, place);
  if (type.is(Role::kPointer) || type.is(Role::kSmartPointer))
    state.lose_sight(place.deref());
  std::erase_if(state.fresh, [&](const Place& p) { return place.covers(p); });
}

void Machine::move_away(const Place& from, const Place& to, const Site& site,
                        State& state) {
  state.rename(from, to);
  for (auto& [place, fact] : state.sent)
    if (from.covers(fact.now_in))
      fact.now_in = fact.now_in.rebased(from, to);
  Sent fact;
  fact.place = from;
  fact.now_in = to;
  fact.site = site;
  state.sent.insert_or_assign(from, fact);
}

void Machine::transfer(const ir::Event& event, State& state, bool moved) {
  use(event, event.place, state, moved ? Use::kMove : Use::kWhole);
  Place from = state.resolve_one(event.place);
  // A class with a lock wrote its own copy operation, which takes it.
  if (!has_lock(frame_.module, type_id_at(frame_, from)))
    note(access_here(event, from, moved && !event.place.is_variable(), state));
  Place to = state.resolve_one(event.target);
  if (from == to) return;
  assign_to(event, event.target, state);
  const ir::Type& type = type_at(frame_, from);
  bool hands_over = moved && !type.is(Role::kPointer) &&
                    !type.is(Role::kView) && !type.is(Role::kIterator) &&
                    !type.is(Role::kReference) &&
                    !is_plain(frame_.module, type_id_at(frame_, from));
  state.assign(frame_, to, from, moved);
  define(to, state);
  pass_handles(to, from, type_id_at(frame_, from), !moved, state);
  if (type.is(Role::kPointer)) adopt(from, to, state);
  if (hands_over) move_away(from, to, site(event), state);
  if (type.is(Role::kClosure) || type.is(Role::kCallable))
    state.keep_captures(frame_, to, from);
  // Storing a parameter's value away is what a caller must know of it.
  bool escapes = !to.is_local() || !to.steps.empty();
  if (record && escapes && from.is_local() && from.id >= 1 &&
      from.id <= frame_.function.parameters) {
    Stored stored{from, to, false, site(event)};
    stored.is_channel = into_channel(to);
    stored.is_moved = moved;
    record->summary.stored.push_back(std::move(stored));
  }
  if (hands_over && escapes && into_channel(to)) {
    Sent last = state.sent.at(from);
    last.through = receiver_name(to);
    for (auto& [place, fact] : state.sent)
      if (fact.how == Sent::How::kMoved && to.covers(fact.now_in))
        follow_on(fact, last);
  }
}

// An owner is made from a pointer: the object is what the owner owns now. What
// the caller knows keeps the caller's name.
void Machine::adopt(const Place& pointer, const Place& owner, State& state) {
  if (!owns_alone(type_at(frame_, owner))) return;
  Place object = state.resolve_one(pointer.deref());
  bool is_callers =
      object.is_global() || object.id <= frame_.function.parameters;
  if (is_callers) {
    state.point(owner, {object});
    return;
  }
  state.rename(object, owner.deref(), true);
  state.point(pointer, {owner.deref()});
  state.fresh.erase(object);
  state.fresh.erase(owner.deref());
}

// Whether some object on the way to `place` hands values to other threads, and
// `place` is where it keeps them. A constructor fills an object that no other
// thread knows of yet.
bool Machine::into_channel(const Place& place) const {
  if (frame_.function.is(ir::FunctionFlag::kConstructor)) return false;
  bool hands_over = false;
  for (std::size_t n = 0; n <= place.steps.size(); ++n) {
    ir::TypeId id = type_id_at(frame_, place.prefix(n));
    const ir::Type& type = type_at(frame_, place.prefix(n));
    if (hands_over && (type.is(Role::kContainer) || type.is(Role::kArray) ||
                       type.is(Role::kOptional)))
      return true;
    hands_over |= is_hand_over(frame_.module, id);
  }
  return false;
}

void Machine::borrow(const ir::Event& event, State& state) {
  // Asking a container for a pointer or iterator is a use of it.
  if (!event.place.steps.empty()) {
    ir::StepKind last = event.place.steps.back().kind;
    Place from = event.place.prefix(event.place.steps.size() - 1);
    const ir::Type& type = type_at(frame_, from);
    if (last == ir::StepKind::kIndex || type.is(Role::kView) ||
        type.is(Role::kIterator))
      use(event, event.place, state, Use::kRead);
    if (last == ir::StepKind::kIndex && type.is(Role::kContainer))
      note(access_here(event, state.resolve_one(from), false, state));
  }
  Place pointer = state.resolve_one(event.target);
  std::vector<Place> targets = state.resolve(event.place);
  assign_to(event, event.target, state);
  state.forget(pointer);
  define(pointer, state);
  state.point(pointer, {targets.begin(), targets.end()});
}

// Whether `place`, which is below `dying`, ends with it: members, elements and
// what an owner owns alone do, what a pointer points at does not.
bool Machine::takes_along(const Place& dying, const Place& place,
                          const State& state) const {
  for (std::size_t n = dying.steps.size(); n < place.steps.size(); ++n) {
    if (place.steps[n].kind == ir::StepKind::kField) continue;
    Place owner = place.prefix(n);
    const ir::Type& type = type_at(frame_, owner);
    bool is_shared = type.copy == ir::CopyMeaning::kSharedOwner;
    // `f.*` is what the `std::function` f was made with.
    bool is_elsewhere = is_pointer_like(type) || type.is(Role::kCallable);
    if (is_shared ? has_other_owner(owner, state) : is_elsewhere)
      return false;
  }
  return true;
}

// Whether somebody else keeps alive what the shared owner at `place` owns.
bool Machine::has_other_owner(const Place& place, const State& state) const {
  if (!state.points_to.contains(place)) return !state.fresh.contains(place.deref());
  for (const auto& [owner, targets] : state.points_to) {
    if (owner == place) continue;
    if (type_at(frame_, owner).copy != ir::CopyMeaning::kSharedOwner) continue;
    for (const Place& target : targets)
      if (place.deref().covers(target)) return true;
  }
  return false;
}

// Another handle to the same object.
void Machine::clone(const ir::Event& event, State& state) {
  Place target = state.resolve_one(event.target);
  Place from = state.resolve_one(event.place);
  state.forget(target);
  define(target, state);
  // The future of a promise, another sender of a channel: two ends of one thing.
  if (type_at(frame_, from).copy != ir::CopyMeaning::kSharedOwner)
    return state.point(target, {from});
  state.assign(frame_, target, from, false);
  pass_handles(target, from, type_id_at(frame_, from), true, state);
}

// Something ends while a thread that points at it may still run.
void Machine::outlive(const ir::Event& event, const Place& dying, State& state,
                      bool is_explicit) {
  for (LiveThread& thread : state.threads) {
    // A C handle does not tell whether its thread was ever started.
    bool is_plain_handle = !thread.handle.is_nothing() &&
                           type_at(frame_, thread.handle).usr.empty();
    if (is_plain_handle) continue;
    auto ends = [&](const Place& loan) {
      // What was moved from lets go of nothing.
      bool is_moved = loan != dying && state.find_sent(dying, false);
      return dying.covers(loan) && takes_along(dying, loan, state) && !is_moved;
    };
    for (const Place& loan : thread.loans) {
      if (!ends(loan)) continue;
      auto written = std::find_if(
          thread.written.begin(), thread.written.end(),
          [&](const auto& argument) { return argument.first == loan; });
      if (record)
        record->outlived.push_back(
            {thread, loan, dying,
             written == thread.written.end() ? ir::Range() : written->second,
             site(event), is_explicit});
      break;
    }
    // What comes to stand there later is none of the thread's.
    std::erase_if(thread.loans, ends);
    std::erase_if(thread.reach, ends);
  }
}

// A library's owner runs the destructors of what it owns: that of a service
// joins its thread. One that is not in sight may do as much.
void Machine::destroy_owned(const ir::Event& event, const Place& owner,
                            State& state, unsigned depth) {
  constexpr unsigned kMostNested = 3;  // `vector<unique_ptr<T>>`, and a spare
  const ir::Type& type = type_at(frame_, owner);
  bool is_shared = type.copy == ir::CopyMeaning::kSharedOwner;
  bool has_elements = type.is(Role::kContainer) || type.is(Role::kArray);
  bool has_pointee = type.is(Role::kSmartPointer) || type.is(Role::kOptional);
  if (depth >= kMostNested || (!has_elements && !has_pointee) ||
      type.pointee >= context_.module.types.size() ||
      (is_shared && has_other_owner(owner, state)))
    return;
  Place owned =
      state.resolve_one(has_elements ? owner.index() : owner.deref());
  const ir::Type& held = context_.module.types[type.pointee];
  if (held.destructor != ir::kNone) {
    ir::Event end = event;
    end.args.clear();
    end.target = Place();
    end.is_implicit = true;
    ir::Operand object;
    object.kind = ir::OperandKind::kBorrowMut;
    object.place = owned;
    apply(held.destructor, end, {object}, state);
  } else if (held.is(Role::kJoinsOnDestroy) || held.is(Role::kFuture) ||
             (held.is(Role::kRecord) && !held.is(Role::kThread))) {
    state.join(owned);
  }
  destroy_owned(event, owned, state, depth + 1);
}

// What a container or owner held ends when it is emptied or filled anew.
void Machine::empty(const ir::Event& event, const Place& owner, State& state) {
  const ir::Type& type = type_at(frame_, owner);
  if (!type.is(Role::kContainer) || event.is_implicit) return;
  destroy_owned(event, owner, state, 0);
  outlive(event, owner.index(), state, true);
}

// With an owner dies the object that it was made from, if it still has it.
void Machine::free_owned(const ir::Event& event, const Place& dying,
                            State& state) {
  auto known = state.points_to.find(dying);
  if (known == state.points_to.end() || !owns_alone(type_at(frame_, dying)) ||
      state.find_sent(dying, false))
    return;
  for (const Place& object : known->second) {
    Access access = access_here(event, object, true, state);
    access.destroys = true;
    note(std::move(access));
  }
}

void Machine::die(const ir::Event& event, State& state) {
  Place dying = state.resolve_one(event.place);
  bool is_explicit = !event.place.is_variable() && !event.is_implicit;
  if (is_explicit) {
    const Sent* gone = state.find_sent(dying, false);
    if (gone && gone->how == Sent::How::kPointer)
      use(event, event.place, state, Use::kWrite);
    Access access = access_here(event, dying, true, state);
    access.destroys = true;
    note(std::move(access));
  }
  free_owned(event, dying, state);
  state.release_guard(dying);
  bool is_reset = is_explicit &&
                  event.place.steps.back().kind == ir::StepKind::kDeref;
  destroy_owned(event,
                is_reset ? event.place.prefix(event.place.steps.size() - 1)
                         : dying,
                state, 0);
  // What the dying object owns of threads is joined or let go.
  std::vector<LiveThread> kept;
  for (LiveThread& thread : state.threads) {
    bool is_handle = !thread.handle.is_nothing() && dying.covers(thread.handle);
    bool is_holder = !thread.holder.is_nothing() && dying.covers(thread.holder);
    if (is_holder) continue;  // with the pool its tasks end
    if (is_handle) {
      const ir::Type& type = type_at(frame_, thread.handle);
      if (type.is(Role::kJoinsOnDestroy) || type.is(Role::kScope)) continue;
      // The future of std::async waits in its destructor.
      if (context_.spawns[thread.id].kind == ir::SpawnKind::kFuture) continue;
      if (type.usr.empty()) continue;
      thread.was_let_go = true;
      thread.let_go = site(event);
      thread.handle = Place();
    }
    kept.push_back(thread);
  }
  state.threads = std::move(kept);
  // A future may be that of std::async.
  if (has_role(frame_, dying, Role::kJoinsOnDestroy) ||
      has_role(frame_, dying, Role::kFuture))
    state.joined.insert(dying);
  // An owner takes what it owns with it.
  outlive(event, dying, state, is_explicit);
  bool is_member = frame_.function.is(ir::FunctionFlag::kDestructor) &&
                   event.is_implicit && dying.is_local() && dying.id == 1;
  if (is_member && record && !is_plain(frame_.module, type_id_at(frame_, dying)))
    record->summary.ended.push_back(
        {dying, {state.joined.begin(), state.joined.end()}, site(event)});
  if (event.place.is_variable()) {
    state.forget(dying);
    state.unshare(dying);
    std::erase_if(state.joined,
                  [&](const Place& handle) { return dying.covers(handle); });
  }
}

}  // namespace fearless::analysis
