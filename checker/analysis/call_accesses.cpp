// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a callee touches, put into the caller's terms: its accesses, and the
// members that a destructor ends.

#include <algorithm>

#include "checker/analysis/tidy.h"
#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::FunctionFlag;
using ir::Place;

namespace {

// `lock.unlock()` on the caller's guard gives back the lock behind it.
bool gave_back(const std::set<Place>& released, const HeldLock& held) {
  return released.contains(held.lock) ||
         (!held.guard.is_nothing() && released.contains(held.guard.deref()));
}

template <class T>
void add(const State::Set<T>& more, std::vector<T>& items) {
  if (more.empty()) return;
  items.insert(items.end(), more.begin(), more.end());
  tidy(items);
}

}  // namespace

void Machine::apply_accesses(const Summary& callee, const Frame& within,
                             const Translation& to, const ir::Event& event,
                             State& state) {
  const State::Set<SyncPoint> before_call = state.signalled;
  for (const SyncPoint& point : to.points(callee.signalled))
    signal(point, state);
  if (!record && state.sent.empty()) return;
  apply_operations(callee, to, event, before_call, state);
  for (const Access& inner : callee.accesses) {
    std::optional<Place> place = to.accessed(inner.place);
    if (!place || to.rules_out(inner.given)) continue;
    if (inner.thread == kOwnThread && !callee.moves_from_argument &&
        invocations_ == 0)
      use_in_callee(inner, within, *place, event, state);
    if (!record) continue;
    bool is_own_act = inner.thread == kOwnThread;
    // Pointers that got out of a lock are followed below.
    if (is_own_act && state.born.empty() && leave_out(*place)) continue;
    Access access = to.access(inner, *place);
    access.site = through(inner.site, event);
    if (state.comers.asked.is_valid())
      access.asked =
          state.comers.handed_over ? state.comers.asked : ir::Range{};
    if (is_own_act) {
      add_context(access, before_call, state);
      if (!access.is_atomic)
        follow(event, to.spelled(inner.place).value_or(*place), *place,
               access.is_write, access.locks, state);
    }
    // What the callee had joined by then is over.
    for (ThreadId id : state.live_beside(*place, access.joined))
      access.live.push_back(id);
    tidy(access.live);
    bool is_own = place->is_local() && place->id == 1;
    access.constructing |=
        is_own && frame_.function.is(FunctionFlag::kConstructor);
    access.destroying |=
        is_own && frame_.function.is(FunctionFlag::kDestructor);
    note(std::move(access));
  }
}

// Whether the callee touches what is gone.
void Machine::use_in_callee(const Access& inner, const Frame& within,
                            const Place& place, const ir::Event& event,
                            State& state) {
  if (event.is_implicit || inner.is_atomic || inner.constructing ||
      inner.is_own_value)
    return;
  const Sent* gone = state.find_sent(place, false);
  Use how = inner.is_assignment ? Use::kAssign
            : inner.is_write    ? Use::kWrite
                                : Use::kRead;
  bool is_locked = !state.locks.empty() || !inner.locks.empty();
  bool matters = gone && !is_counted_plainly(within, inner.place) &&
                 forbids(*gone, place, how, is_locked);
  if (matters)
    note_use(*gone, {place, place, site(event), inner.is_write}, state);
  if (inner.is_write) state.shuffle(frame_, place);
}

// What this function holds, joined and saw before the call, and which tests led
// to it.
void Machine::add_context(Occurrence& it,
                          const State::Set<SyncPoint>& before_call,
                          const State& state) const {
  for (HeldLock held : state.locks) {
    if (gave_back(it.released, held)) continue;
    held.by_caller = true;
    it.locks.push_back(std::move(held));
  }
  tidy(it.locks);
  it.released.insert(state.released.begin(), state.released.end());
  it.released.insert(state.not_held.begin(), state.not_held.end());
  for (const auto& [tested, truth] : state.assumed)
    if (is_constant(tested)) it.given.emplace(tested, truth);
  add(state.joined, it.joined);
  add(state.seen, it.seen);
  add(before_call, it.repeats);
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
    Ended ended{
        *member, {joined.begin(), joined.end()}, through(inner.site, event)};
    for (const LiveThread& thread : state.threads)
      if (is_cut_short(thread, ended, state))
        record->outlived.push_back(
            {thread, *member, *member, {}, ended.site, true});
    if (frame_.function.is(ir::FunctionFlag::kDestructor))
      record->summary.ended.push_back(std::move(ended));
  }
}

// A handle that ends the program when it dies unjoined dies before `member` of
// the same object, which was declared before it.
bool Machine::ends_program_before(const Place& handle,
                                  const Place& member) const {
  std::size_t at = member.steps.size() - 1;
  if (!has_role(frame_, handle, ir::Role::kTerminates) ||
      handle.steps.size() <= at || handle.steps[at] == member.steps[at])
    return false;
  const auto& fields = type_at(frame_, member.prefix(at)).fields;
  auto place_of = [&](const Place& place) {
    return std::find(fields.begin(), fields.end(), place.steps[at].field);
  };
  return place_of(handle) != fields.end() &&
         place_of(member) < place_of(handle);
}

// Whether `thread`, whose handle is beside the member that ends, uses it and
// was not joined by then.
bool Machine::is_cut_short(const LiveThread& thread, const Ended& ended,
                           const State& state) const {
  Place object = ended.member.prefix(ended.member.steps.size() - 1);
  if (thread.handle.is_nothing() || thread.is_done ||
      !object.covers(thread.handle) ||
      ends_program_before(thread.handle, ended.member))
    return false;
  for (const Place& handle : ended.joined)
    if (handle.covers(thread.handle)) return false;
  // Two objects of a class that starts a thread: whose accesses are these?
  auto is_alike = [&](const LiveThread& other) {
    return other.id == thread.id;
  };
  if (std::count_if(state.threads.begin(), state.threads.end(), is_alike) > 1)
    return false;
  return std::any_of(record->accesses.begin(), record->accesses.end(),
                     [&](const Access& access) {
                       return access.thread == thread.id &&
                              ended.member.covers(access.place);
                     });
}

}  // namespace fearless::analysis
