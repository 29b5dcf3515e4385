// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What ends: destructors, owners and what they own, and the threads that still
// point at it.

#include <algorithm>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::Place;
using ir::Role;

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
    if (is_shared ? has_other_owner(owner, state) : is_elsewhere) return false;
  }
  return true;
}

// Whether somebody else keeps alive what the shared owner at `place` owns.
bool Machine::has_other_owner(const Place& place, const State& state) const {
  if (!state.points_to.contains(place))
    return !state.fresh.contains(place.deref());
  // `shared_from_this()`: whoever called has one as well.
  for (const Place& target : state.points_to.at(place))
    if (target.is_global() ||
        (target.is_local() && target.id <= frame_.function.parameters &&
         target.id != place.id))
      return true;
  for (const auto& [owner, targets] : state.points_to) {
    if (owner == place) continue;
    if (type_at(frame_, owner).copy != ir::CopyMeaning::kSharedOwner) continue;
    for (const Place& target : targets)
      if (place.deref().covers(target)) return true;
  }
  return false;
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
  auto known = state.assumed.find(owner);
  bool is_empty = has_pointee && known != state.assumed.end() && !known->second;
  if (depth >= kMostNested || (!has_elements && !has_pointee) || is_empty ||
      type.pointee >= context_.module.types.size() ||
      (is_shared && has_other_owner(owner, state)))
    return;
  Place owned = state.resolve_one(has_elements ? owner.index() : owner.deref());
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
    if (record &&
        (held.is(Role::kJoinsOnDestroy) || !state.behind(owned).empty()))
      operate(event, Operation::Kind::kJoin, owned, state);
    state.join(owned);
  }
  destroy_owned(event, owned, state, depth + 1);
}

// What a container or owner held ends when it is emptied or filled anew.
void Machine::empty(const ir::Event& event, const Place& owner, State& state) {
  const ir::Type& type = type_at(frame_, owner);
  if (!type.is(Role::kContainer) || event.is_implicit) return;
  destroy_owned(event, owner, state, 0);
  end_all_in(event, owner.index(), EndedHandle::How::kEmptied, state);
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

// What the dying object has of threads is joined or let go.
void Machine::end_handles(const ir::Event& event, const Place& dying,
                          State& state) {
  auto waits_for = [&](const LiveThread& thread) {
    const ir::Type& type = type_at(frame_, thread.handle);
    return type.is(Role::kJoinsOnDestroy) || type.is(Role::kScope) ||
           // The future of std::async waits in its destructor.
           context_.spawns[thread.id].kind == ir::SpawnKind::kFuture;
  };
  // With a plain pointer nothing ends that it points at. What the flag beside a
  // C handle says of its thread is not followed: it is given up here.
  auto ends = [&](const Place& place) {
    return !place.is_nothing() && dying.covers(place) &&
           (takes_along(dying, place, state) ||
            type_at(frame_, place).usr.empty());
  };
  for (const LiveThread& thread : state.threads)
    if (ends(thread.handle) && waits_for(thread) && record)
      operate(event, Operation::Kind::kJoin, thread.handle, state);
  std::vector<LiveThread> kept;
  for (LiveThread& thread : state.threads) {
    if (ends(thread.holder)) continue;  // with the pool its tasks end
    if (ends(thread.handle)) {
      const ir::Type& type = type_at(frame_, thread.handle);
      bool waits = waits_for(thread);
      bool is_c_handle = type.usr.empty();
      bool terminates = type.is(Role::kTerminates);
      if (!waits && type.is(Role::kThread) &&
          takes_along(dying, thread.handle, state))
        end_unjoined(thread, dying, EndedHandle::How::kDies, site(event),
                     way_out(event, state), state);
      // std::terminate: with the program all is over.
      if (waits || is_c_handle || terminates) continue;
      thread.let_go = site(event);
      thread.handle = Place();
    }
    kept.push_back(std::move(thread));
  }
  state.threads = std::move(kept);
  // A future may be that of std::async.
  if (has_role(frame_, dying, Role::kJoinsOnDestroy) ||
      has_role(frame_, dying, Role::kFuture))
    state.joined.insert(dying);
}

// `std::lock_guard<std::mutex>{mutex};` unlocks at the semicolon.
void Machine::note_brief_guard(const ir::Event& event, const Place& dying) {
  if (!record || !event.is_implicit || !is_temporary(dying) ||
      !has_role(frame_, dying, Role::kGuard))
    return;
  const ir::Event* made = ends_at_once(frame_, dying);
  if (!made) return;
  for (const Operation& operation : record->operations) {
    bool is_its = operation.kind == Operation::Kind::kAcquire ||
                  operation.kind == Operation::Kind::kTry;
    const std::vector<ir::Range>& calls = operation.site.calls;
    if (is_its &&
        (calls.empty() ? operation.site.range : calls[0]) == made->range)
      record->idle_guards.push_back(
          {IdleGuard::How::kTemporary, dying, operation.place, made->range});
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
  note_brief_guard(event, dying);
  state.release_guard(dying);
  bool is_reset =
      is_explicit && event.place.steps.back().kind == ir::StepKind::kDeref;
  destroy_owned(
      event,
      is_reset ? event.place.prefix(event.place.steps.size() - 1) : dying,
      state, 0);
  if (is_explicit) end_all_in(event, dying, EndedHandle::How::kEmptied, state);
  end_handles(event, dying, state);
  // An owner takes what it owns with it.
  outlive(event, dying, state, is_explicit);
  bool is_member = frame_.function.is(ir::FunctionFlag::kDestructor) &&
                   event.is_implicit && dying.is_local() && dying.id == 1;
  if (is_member && record &&
      !is_plain(frame_.module, type_id_at(frame_, dying)))
    record->summary.ended.push_back(
        {dying, {state.joined.begin(), state.joined.end()}, site(event)});
  if (event.place.is_variable()) {
    // What a parameter pointed at is the caller's, and stays.
    state.forget(dying,
                 dying.is_local() && dying.id > frame_.function.parameters);
    state.unshare(dying);
    if (has_role(frame_, dying, Role::kPointer)) return;
    state.refresh(dying);
    erase_if(state.joined,
             [&](const Place& handle) { return dying.covers(handle); });
  }
}

}  // namespace fearless::analysis
