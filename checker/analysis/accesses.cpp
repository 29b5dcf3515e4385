// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is read and written, with the locks, threads and signals of the moment.

#include <algorithm>

#include "checker/analysis/callers_view.h"
#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::Place;
using ir::Role;

namespace {

bool has_deref(const Place& place, std::size_t from) {
  for (std::size_t i = from; i < place.steps.size(); ++i)
    if (place.steps[i].kind == ir::StepKind::kDeref) return true;
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
  constexpr Role kOwnBusiness[] = {
      Role::kSender, Role::kReceiver, Role::kChannel, Role::kPromise,
      Role::kFuture, Role::kExecutor, Role::kThread,  Role::kScope};
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
  reaches_locals |= access.thread != kOwnThread && access.place.is_local();
  check_guard(access);
  record->accesses.push_back(std::move(access));
}

// Of a local, or a member of it, that no other thread reaches nobody wants to
// know; which those are is known when all is done. False: it has to be told.
bool Machine::leave_out(const Place& place) {
  if (keeps_locals || !place.is_local() || place.steps.size() > 1 ||
      has_deref(place, 0) || is_outside(frame_, place))
    return false;
  return lacks_locals = true;
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
    const ir::Steps& guard = has_deref(access.place, n + 1)
                                 ? field.pointee_guarded_by
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
    if (!is_atomic) follow(event, place, reached, is_write, state.locks, state);
    if (record && !leave_out(reached)) {
      Access access = access_here(event, reached, is_write, state);
      access.is_atomic = is_atomic;
      access.is_growing = event.is_growing;
      access.is_assignment = is_atomic && event.is_store;
      access.is_relaxed = event.is_relaxed;
      note(std::move(access));
    }
    if (is_write) state.assumed.erase(reached);
  }
}

void Machine::assign_to(const ir::Event& event, const Place& place,
                        State& state) {
  use(event, place, state, Use::kAssign);
  if (place == Place::local(0)) state.outcome.reset();
  for (const Place& reached : state.resolve(place)) {
    follow(event, place, reached, true, state.locks, state);
    if (record && !leave_out(reached)) {
      Access access = access_here(event, reached, true, state);
      access.is_assignment = true;
      note(std::move(access));
    }
    state.assumed.erase(reached);
  }
}

// A constant member, or a flag that the caller passed and nobody changed.
bool Machine::is_constant(const Place& tested) const {
  if (!tested.steps.empty()) return type_at(frame_, tested).is_const;
  return tested.is_local() && tested.id >= 1 &&
         tested.id <= frame_.function.parameters &&
         type_at(frame_, tested).roles == 0 && !assigned_.contains(tested.id);
}

// The circumstances, but for the threads that run meanwhile.
void Machine::describe(Occurrence& it, const ir::Event& event,
                       const Place& place, const State& state) const {
  it.place = place;
  it.site = site(event);
  it.locks = state.locks;
  it.released = state.released;
  it.released.insert(state.not_held.begin(), state.not_held.end());
  it.joined.assign(state.joined.begin(), state.joined.end());
  it.seen.assign(state.seen.begin(), state.seen.end());
  it.repeats.assign(state.signalled.begin(), state.signalled.end());
  for (const auto& [tested, truth] : state.assumed)
    if (is_constant(tested)) it.given.emplace(tested, truth);
}

Access Machine::access_here(const ir::Event& event, const Place& reached,
                            bool is_write, const State& state) const {
  Access access;
  describe(access, event, reached, state);
  access.live = state.live_beside(reached);
  access.is_write = is_write;
  if (state.comers.handed_over) access.asked = state.comers.asked;
  access.is_own_value = std::any_of(
      state.renewed.begin(), state.renewed.end(),
      [&](const Place& renewed) { return renewed.covers(reached); });
  bool is_own = reached.is_local() && reached.id == 1;
  if (event.kind == ir::EventKind::kLibrary) access.library_call = event.callee;
  access.constructing =
      is_own && frame_.function.is(ir::FunctionFlag::kConstructor);
  access.destroying =
      is_own && frame_.function.is(ir::FunctionFlag::kDestructor);
  return access;
}

Access Machine::lent_here(const ir::Event& event, const Place& reached,
                          const State& state) const {
  Access access = access_here(event, reached, false, state);
  access.is_lent = true;
  return access;
}

}  // namespace fearless::analysis
