// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Handles that can be used once: which are spent, and what is done with them
// after that.

#include <algorithm>

#include "checker/analysis/machine.h"
#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::EventKind;
using ir::Place;
using ir::Role;
using Deed = Misuse::Use;

namespace {

constexpr std::size_t kMostSpent = 32;

// Which of a handle's ways to be spent.
int lane(Spent how) {
  switch (how) {
    case Spent::kKept:
      return 1;
    case Spent::kHandedOut:
      return 2;
    default:
      return 0;
  }
}

int lane(Deed use) {
  switch (use) {
    case Deed::kKeep:
      return 1;
    case Deed::kHandOut:
      return 2;
    default:
      return 0;
  }
}

}  // namespace

// State -----------------------------------------------------------------------

void State::spend(const Spending& spending) {
  asked.erase(spending.handle);
  std::erase_if(spent, [&](const Spending& old) {
    return old.handle == spending.handle && lane(old.how) == lane(spending.how);
  });
  if (spent.size() >= kMostSpent) return;
  spent.push_back(spending);
  std::sort(spent.begin(), spent.end());
}

void State::refresh(const Place& handle) {
  if (!spent.empty())
    std::erase_if(
        spent, [&](const Spending& old) { return handle.covers(old.handle); });
  if (!asked.empty())
    erase_if(asked, [&](const Place& old) { return handle.covers(old); });
}

const Spending* State::find_spent(const Place& handle) const {
  for (const Spending& spending : spent)
    if (spending.handle == handle && lane(spending.how) == 0) return &spending;
  return nullptr;
}

// Machine ---------------------------------------------------------------------

// A class of the library's own: a C handle may hold anything.
bool Machine::is_thread_handle(const Place& place) const {
  const ir::Type& type = type_at(frame_, place);
  return type.is(Role::kThread) && !type.is(Role::kContainer);
}

bool Machine::is_future(const Place& place) const {
  const ir::Type& type = type_at(frame_, place);
  return type.is(Role::kFuture) && type.copy != ir::CopyMeaning::kSharedOwner;
}

void Machine::use_handle(Deed use, const Place& handle, const Site& at,
                         State& state) {
  if (!record) return;
  for (const Spending& spending : state.spent) {
    if (spending.handle != handle || lane(spending.how) != lane(use)) continue;
    // After a test that nobody understands, or in the next round of a loop.
    if (!spending.is_sure && !always_follows(at, spending.site)) continue;
    if (at == spending.site && !in_loop) continue;
    record->misuses.push_back({use, spending, at});
  }
}

// Whether whenever the function comes by `first`, it comes by `second`.
bool Machine::always_follows(const Site& second, const Site& first) {
  auto block_of = [&](const Site& site) -> std::optional<ir::BlockId> {
    ir::Range range = site.calls.empty() ? site.range : site.calls.front();
    for (ir::BlockId id = 0; id < frame_.function.blocks.size(); ++id)
      for (const ir::Event& event : frame_.function.blocks[id].events)
        if (event.range == range) return id;
    return std::nullopt;
  };
  std::optional<ir::BlockId> from = block_of(first), to = block_of(second);
  return from && to && *from != *to && control().is_inevitable(*to, *from);
}

// After `event` has had its effect on threads and values.
void Machine::follow_handles(const ir::Event& event, State& state) {
  auto use = [&](Deed how, Spent result, const Place& handle) {
    if (handle.is_nothing() || handle.has_index()) return;
    use_handle(how, handle, site(event), state);
    state.spend({handle, result, site(event), true});
  };
  if (event.kind == EventKind::kCall || event.kind == EventKind::kSpawn)
    return pass_handles_on(event, state);
  std::vector<Place> places;
  if (!event.place.is_nothing()) places = state.resolve(event.place);
  if (places.size() != 1) return;
  const Place& place = places[0];
  switch (event.kind) {
    case EventKind::kJoin:
      if (is_thread_handle(place)) use(Deed::kJoin, Spent::kJoined, place);
      return;
    case EventKind::kDetach:
      return use(Deed::kDetach, Spent::kDetached, place);
    case EventKind::kReceive:
      if (is_future(place)) use(Deed::kReceive, Spent::kReceived, place);
      return;
    case EventKind::kNotify:
      if (has_role(frame_, place, Role::kPromise))
        use(Deed::kKeep, Spent::kKept, place);
      return;
    case EventKind::kClone:
      if (has_role(frame_, place, Role::kPromise))
        use(Deed::kHandOut, Spent::kHandedOut, place);
      return;
    case EventKind::kInit: {
      const ir::Type& type = type_at(frame_, place);
      bool starts_empty =
          (is_thread_handle(place) && !type.usr.empty()) || is_future(place);
      if (starts_empty) state.spend({place, Spent::kEmpty, site(event), true});
      return;
    }
    case EventKind::kMove:
      if (!place.has_index() && place != state.resolve_one(event.target) &&
          (is_thread_handle(place) || is_future(place)) && !is_temporary(place))
        state.spend({place, Spent::kMoved, site(event), true});
      return;
    default:
      return;
  }
}

// A handle that was passed by value is the callee's.
void Machine::pass_handles_on(const ir::Event& event, State& state) {
  for (const ir::Operand& operand : event.args) {
    if (operand.kind != ir::OperandKind::kMove || operand.place.is_nothing())
      continue;
    Place place = state.resolve_one(operand.place);
    if ((is_thread_handle(place) || is_future(place)) && !place.has_index() &&
        !is_temporary(place))
      state.spend({place, Spent::kMoved, site(event), true});
  }
}

// Before a callee whose body is in sight runs: what it does to spent handles.
void Machine::use_handles_in(const Summary& callee, const Translation& to,
                             const ir::Event& event, State& state) {
  std::set<Place> fresh = to.all(callee.refreshed);
  auto is_fresh = [&](const Place& handle) {
    return std::any_of(fresh.begin(), fresh.end(), [&](const Place& place) {
      return place.covers(handle);
    });
  };
  if (record && !state.spent.empty())
    for (const Operation& inner : callee.operations) {
      std::optional<Deed> use = use_of(inner);
      if (!use || inner.place.is_nothing()) continue;
      std::optional<Place> handle = to.place(inner.place);
      if (handle && !handle->has_index() && !is_fresh(*handle))
        use_handle(*use, *handle, through(inner.site, event), state);
    }
  for (const Place& handle : fresh) {
    state.refresh(handle);
    note_refreshed(handle);
  }
}

// Of an operation that happens whenever its function runs. What is under a
// `once_flag` happens but once.
std::optional<Deed> Machine::use_of(const Operation& inner) const {
  using Kind = Operation::Kind;
  if (inner.thread != kOwnThread || inner.is_asked || inner.is_chosen ||
      inner.is_once)
    return std::nullopt;
  switch (inner.kind) {
    case Kind::kJoin:
      return Deed::kJoin;
    case Kind::kDetach:
      return Deed::kDetach;
    case Kind::kReceive:
      return Deed::kReceive;
    case Kind::kNotify:
      return Deed::kKeep;
    default:
      return std::nullopt;
  }
}

// After it: what it has spent.
void Machine::spend_in(const Summary& callee, const Translation& to,
                       const ir::Event& event, State& state) {
  for (const Spending& inner : callee.spent) {
    std::optional<Place> handle = to.place(inner.handle);
    if (!handle || handle->has_index()) continue;
    Spending outer = inner;
    outer.handle = *handle;
    outer.site = through(inner.site, event);
    state.spend(outer);
  }
}

void Machine::note_refreshed(const Place& handle) {
  if (record && (handle.is_global() || !handle.steps.empty()))
    record->summary.refreshed.insert(handle);
}

// Branches besides those that ask the handle itself decide that this runs.
bool Machine::is_chosen() {
  for (ir::BlockId id : control().deciding(block)) {
    const ir::Condition& condition =
        frame_.function.blocks[id].terminator.condition;
    if (!asks_handle(condition.place)) return true;
  }
  return false;
}

bool Machine::asks_handle(const Place& tested) const {
  if (tested.is_nothing()) return false;
  if (is_future(tested)) return true;
  for (const ir::Block& block : frame_.function.blocks)
    for (const ir::Event& event : block.events)
      if (event.kind == EventKind::kJoinable && event.result == tested)
        return true;
  return false;
}

// `if (worker_.get_id() == std::this_thread::get_id()) return;`
bool Machine::asks_who(const Place& handle, const State& state) {
  for (ir::BlockId id : control().deciding(block)) {
    const ir::Range& range = frame_.function.blocks[id].terminator.range;
    for (const ir::Block& other : frame_.function.blocks)
      for (const ir::Event& event : other.events)
        if (event.kind == EventKind::kRead && lies_in(event.range, range) &&
            state.resolve_one(event.place) == handle)
          return true;
  }
  return false;
}

// Ends ------------------------------------------------------------------------

namespace {

bool only_ends(const ir::Event& event) {
  return event.kind == EventKind::kKill ||
         (event.kind == EventKind::kCall && event.is_implicit);
}

}  // namespace

// The return that follows when what dies at `event` has died; nothing when the
// function goes on.
ir::Range Machine::way_out(const ir::Event& event, const State& state) const {
  if (unwinding && state.thrown.range.is_valid()) return state.thrown.range;
  ir::BlockId at = block;
  bool is_behind = false;
  for (std::size_t hops = 0; hops <= frame_.function.blocks.size(); ++hops) {
    const ir::Block& here = frame_.function.blocks[at];
    for (const ir::Event& next : here.events) {
      if (&next == &event || (hops == 0 && next == event))
        is_behind = true;
      else if (is_behind && !only_ends(next))
        return {};
    }
    if (here.terminator.kind == ir::TerminatorKind::kReturn)
      return here.terminator.range;
    if (here.terminator.kind != ir::TerminatorKind::kGoto) return {};
    at = here.terminator.targets[0];
  }
  return {};
}

// A thread whose handle ends before anybody waited for it. `std::thread` ends
// the program; a C handle is lost.
void Machine::end_unjoined(const LiveThread& thread, const Place& dying,
                           EndedHandle::How how, const Site& at,
                           const ir::Range& leaves, const State& state) {
  if (!record || !thread.is_sure || thread.is_detached) return;
  // What no handler matched may never be thrown here.
  if (state.is_unmatched || lets_itself_go(thread.id)) return;
  record->ended_handles.push_back({thread, dying, at, unwinding, how, leaves});
}

// `pthread_detach(pthread_self())`
bool Machine::lets_itself_go(ThreadId id) const {
  ir::FunctionId entry = context_.spawns[id].entry;
  if (entry == ir::kNone) return false;
  const auto& operations = context_.facts[entry].operations;
  return std::any_of(operations.begin(), operations.end(),
                     [](const Operation& operation) {
                       return operation.kind == Operation::Kind::kDetach &&
                              operation.thread == kOwnThread;
                     });
}

// The handle at `place` gets another thread, or none.
void Machine::replace_handle(const ir::Event& event, const Place& place,
                             State& state) {
  if (!is_thread_handle(place) || place.has_index()) return;
  const Spending* spent = state.find_spent(place);
  if (spent && spent->is_sure) return;
  end_all_in(event, place, EndedHandle::How::kReplaced, state);
}

// All handles in `place` end here.
void Machine::end_all_in(const ir::Event& event, const Place& place,
                         EndedHandle::How how, State& state) {
  auto ends = [&](const LiveThread& thread) {
    return !thread.handle.is_nothing() && place.covers(thread.handle) &&
           type_at(frame_, thread.handle).is(Role::kTerminates) &&
           takes_along(place, thread.handle, state);
  };
  for (const LiveThread& thread : state.threads)
    if (ends(thread)) end_unjoined(thread, place, how, site(event), {}, state);
  std::erase_if(state.threads, ends);
  bool has_handles = is_thread_handle(place) ||
                     has_threads(frame_.module, type_id_at(frame_, place));
  if (!record || !has_handles || !may_be_shared(place) || is_chosen()) return;
  record->summary.dropped.push_back(
      {place, how, {state.joined.begin(), state.joined.end()}, site(event)});
}

// What a callee did to handles of this function.
void Machine::apply_dropped(const Summary& callee, const Translation& to,
                            const ir::Event& event, State& state) {
  for (const Dropped& inner : callee.dropped) {
    std::optional<Place> place = to.place(inner.handle);
    if (!place) continue;
    std::vector<Place> joined = to.places(inner.joined);
    joined.insert(joined.end(), state.joined.begin(), state.joined.end());
    auto ends = [&](const LiveThread& thread) {
      if (thread.handle.is_nothing() || !place->covers(thread.handle) ||
          !type_at(frame_, thread.handle).is(Role::kTerminates))
        return false;
      return std::none_of(
          joined.begin(), joined.end(),
          [&](const Place& handle) { return handle.covers(thread.handle); });
    };
    for (const LiveThread& thread : state.threads)
      if (ends(thread))
        end_unjoined(thread, *place, inner.how, through(inner.site, event), {},
                     state);
    std::erase_if(state.threads, ends);
    if (record && may_be_shared(*place) && !is_chosen()) {
      Dropped outer = inner;
      outer.handle = *place;
      outer.joined = joined;
      outer.site = through(inner.site, event);
      record->summary.dropped.push_back(std::move(outer));
    }
  }
}

}  // namespace fearless::analysis
