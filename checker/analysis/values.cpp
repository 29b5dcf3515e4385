// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Values: using, assigning, copying, moving and borrowing them.

#include <algorithm>
#include <utility>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::Place;
using ir::Role;

namespace {

// A step other than to a member lies between `from` and `to` below it.
bool leads_away(const Place& from, const Place& to) {
  for (std::size_t i = from.steps.size(); i < to.steps.size(); ++i)
    if (to.steps[i].kind != ir::StepKind::kField) return true;
  return false;
}

}  // namespace

bool Machine::is_temporary(const Place& place) const {
  return place.is_variable() && place.is_local() &&
         frame_.function.locals[place.id].role == ir::LocalRole::kTemporary;
}

// What went over forbids touching `reached` now; `locked`: under some lock.
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

void Machine::note_use(const Sent& gone, const EarlyUse& use, State& state) {
  constexpr std::size_t kMostEarly = 4;
  if (gone.how != Sent::How::kMoved) return record_use(gone, use);
  bool is_known =
      std::find(gone.early.begin(), gone.early.end(), use) != gone.early.end();
  if (!is_known && gone.early.size() < kMostEarly)
    state.sent[gone.place].early.push_back(use);
}

void Machine::record_use(const Sent& gone, const EarlyUse& use) {
  if (!record) return;
  record->uses.push_back(
      {gone, use.place, use.reaches, use.site, use.is_write});
}

void Machine::follow_on(Sent& moved, const Sent& last) {
  moved.how = Sent::How::kSent;
  moved.through = last.through;
  moved.result = last.result;
  moved.result_is_true = last.result_is_true;
  for (const EarlyUse& use : std::exchange(moved.early, {}))
    record_use(moved, use);
}

void Machine::use(const ir::Event& event, const Place& place, State& state,
                  Use how) {
  if (state.sent.empty() || event.is_implicit) return;
  bool is_write = how == Use::kWrite || how == Use::kAssign;
  bool whole = how == Use::kWhole || how == Use::kMove;
  for (const Place& reached : state.resolve(place)) {
    const Sent* gone = state.find_sent(reached, whole);
    if (!gone || !forbids(*gone, reached, how, !state.locks.empty())) continue;
    // `parts[0]` and `parts[1]` look alike: two moves may be of two elements.
    if (how == Use::kMove && gone->place.has_index() &&
        !gone->place.is_same_element(reached))
      continue;
    const ir::Type& type = type_at(frame_, reached);
    if (type.is(Role::kAtomic)) continue;
    // Looking whether an owner is null is no use; what it owned is.
    if (type.is(Role::kSmartPointer) && how == Use::kRead &&
        gone->place == reached)
      continue;
    return note_use(*gone, {place, reached, site(event), is_write}, state);
  }
}

// A new value stands at `place`: what was said of the old one is over.
void Machine::define(const Place& place, State& state) {
  state.renew(frame_, place);
  state.unshare(place);
  state.refresh(place);
  const ir::Type& type = type_at(frame_, place);
  if (type.is(Role::kThread) || type.is(Role::kFuture) ||
      type.is(Role::kPromise))
    note_refreshed(place);
  if (type.is(Role::kPointer) || type.is(Role::kSmartPointer))
    state.lose_sight(place.deref());
  erase_if(state.fresh, [&](const Place& p) { return place.covers(p); });
}

void Machine::move_away(const Place& from, const Place& to, const Site& site,
                        State& state) {
  state.rename(from, to);
  state.sent.change_if(
      [&](const auto& gone) { return from.covers(gone.second.now_in); },
      [&](auto& gone) {
        gone.second.now_in = gone.second.now_in.rebased(from, to);
      });
  Sent fact;
  fact.place = from;
  fact.now_in = to;
  fact.site = site;
  state.give_away(fact);
}

void Machine::transfer(const ir::Event& event, State& state, bool moved) {
  use(event, event.place, state, moved ? Use::kMove : Use::kWhole);
  Place from = state.resolve_one(event.place);
  // A class with a lock wrote its own copy operation, which takes it.
  follow(event, event.place, from, false, state.locks, state);
  if (!has_lock(frame_.module, type_id_at(frame_, from)))
    note(access_here(event, from, moved && !event.place.is_variable(), state));
  Place to = state.resolve_one(event.target);
  if (from == to) return;
  replace_handle(event, to, state);
  assign_to(event, event.target, state);
  if (moved) state.release_guard(to);  // it lets go of what it held
  const ir::Type& type = type_at(frame_, from);
  // A C handle is copied from place to place.
  if (!moved && type.is(Role::kThread))
    for (LiveThread& thread : state.threads)
      if (thread.handle == from) thread.handle = to;
  bool hands_over = moved && !type.is(Role::kPointer) &&
                    !type.is(Role::kView) && !type.is(Role::kIterator) &&
                    !type.is(Role::kReference) &&
                    !is_plain(frame_.module, type_id_at(frame_, from));
  state.assign(frame_, to, from, moved);
  bool is_outer = !to.is_local() || !to.steps.empty();
  if (is_outer && state.born.contains(to)) state.born[to].site = site(event);
  define(to, state);
  pass_handles(to, from, type_id_at(frame_, from), !moved, state);
  if (type.is(Role::kPointer)) adopt(from, to, state);
  if (hands_over) move_away(from, to, site(event), state);
  ir::TypeId held = type_id_at(frame_, from);
  state.taken_from.erase(to);
  if (hands_over && may_be_shared(from) && !may_be_shared(to) &&
      (type.is(Role::kThread) || holds_threads(frame_.module, held)))
    state.taken_from[to] = from;
  else if (auto taken = state.taken_from.find(from);
           hands_over && taken != state.taken_from.end())
    state.taken_from[to] = Place(taken->second);
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
  if (record && escapes) store_along(from, to, site(event));
  if (hands_over && escapes && into_channel(to)) {
    Sent last = state.sent.at(from);
    last.through = receiver_name(to);
    state.sent.change_if(
        [&](const auto& gone) { return gone.second.is_moved_into(to); },
        [&](auto& gone) { follow_on(gone.second, last); });
  }
}

// A parameter's value was put into a variable, and goes on with it.
void Machine::store_along(const Place& from, const Place& to,
                          const Site& where) {
  if (!from.is_local() || from.id <= frame_.function.parameters) return;
  const std::vector<Stored> known = record->summary.stored;
  for (Stored stored : known) {
    if (!from.covers(stored.to)) continue;
    stored.to = stored.to.rebased(from, to);
    stored.is_channel = into_channel(to);
    stored.site = where;
    record->summary.stored.push_back(std::move(stored));
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
    if (last == ir::StepKind::kIndex && type.is(Role::kContainer)) {
      Place container = state.resolve_one(from);
      follow(event, from, container, false, state.locks, state);
      note(access_here(event, container, false, state));
    }
  }
  Place pointer = state.resolve_one(event.target);
  std::vector<Place> targets = state.resolve(event.place);
  assign_to(event, event.target, state);
  state.forget(pointer);
  define(pointer, state);
  bear(event, pointer, event.place, state);
  state.point(pointer, {targets.begin(), targets.end()});
}

// Another handle to the same object.
void Machine::clone(const ir::Event& event, State& state) {
  Place target = state.resolve_one(event.target);
  Place from = state.resolve_one(event.place);
  state.forget(target);
  define(target, state);
  // The future of a promise, another sender of a channel: two ends of one
  // thing.
  if (type_at(frame_, from).copy != ir::CopyMeaning::kSharedOwner)
    return state.point(target, {from});
  state.assign(frame_, target, from, false);
  pass_handles(target, from, type_id_at(frame_, from), true, state);
}

}  // namespace fearless::analysis
