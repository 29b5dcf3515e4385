// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is seen of shared data, into which variables and branches it goes, and
// what is changed because of it. The parts of an expression are told by their
// ranges: `count_ >= limit` is made of what is read within it.

#include <algorithm>

#include "checker/analysis/machine.h"
#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::EventKind;
using ir::Place;

namespace {

constexpr std::size_t kMostGlimpses = 12;
constexpr std::size_t kMostLooks = 8;  // of one variable or branch

void add(const Looks& more, Looks& looks) {
  for (const Look& look : more)
    if (looks.size() < kMostLooks) looks.insert(look);
}

// One is the other, or a member or element of it.
bool is_part(const Place& a, const Place& b) {
  const Place& outer = a.steps.size() <= b.steps.size() ? a : b;
  const Place& inner = &outer == &a ? b : a;
  if (!outer.covers(inner)) return false;
  for (std::size_t n = outer.steps.size(); n < inner.steps.size(); ++n)
    if (inner.steps[n].kind == ir::StepKind::kDeref) return false;
  return true;
}

std::set<Place> places_of(const std::vector<HeldLock>& locks) {
  std::set<Place> places;
  for (const HeldLock& held : locks)
    if (held.is_sure) places.insert(held.lock);
  return places;
}

bool share_one(const std::set<Place>& places,
               const std::vector<HeldLock>& locks) {
  return std::any_of(locks.begin(), locks.end(), [&](const HeldLock& held) {
    return held.is_sure && places.contains(held.lock);
  });
}

}  // namespace

// State -----------------------------------------------------------------------

template <class Predicate>
void State::drop_looks(Predicate is_over) {
  const auto has_one = [&](const auto& entry) {
    return std::any_of(entry.second.begin(), entry.second.end(), is_over);
  };
  const auto drop = [&](auto& map) {
    map.change_if(has_one,
                  [&](auto& entry) { std::erase_if(entry.second, is_over); });
    erase_if(map, [](const auto& entry) { return entry.second.empty(); });
  };
  drop(glimpses);
  drop(learned);
  drop(tested);
}

template <class Predicate, class Change>
void State::change_looks(Predicate has_to, Change change) {
  const auto has_one = [&](const auto& entry) {
    return std::any_of(entry.second.begin(), entry.second.end(), has_to);
  };
  const auto renew = [&](auto& entry) {
    Looks changed;
    for (Look look : entry.second) {
      if (has_to(look)) change(look);
      changed.insert(std::move(look));
    }
    entry.second = std::move(changed);
  };
  glimpses.change_if(has_one, renew);
  learned.change_if(has_one, renew);
  tested.change_if(has_one, renew);
}

bool State::holds(const Place& lock) const {
  return std::any_of(locks.begin(), locks.end(),
                     [&](const HeldLock& held) { return held.lock == lock; });
}

void State::give_back(const Place& lock) {
  given_back.insert(lock);
  waited.erase(lock);
  if (!has_looks() || holds(lock)) return;
  change_looks([&](const Look& look) { return look.still.contains(lock); },
               [&](Look& look) { look.still.erase(lock); });
}

// This thread itself has changed what it saw: what it does after that is not
// because of the old value.
void State::forget_looks(const Place& changed) {
  if (!has_looks()) return;
  drop_looks([&](const Look& look) { return is_part(look.place, changed); });
}

// Machine ---------------------------------------------------------------------

const Control& Machine::control() {
  if (!control_) control_.emplace(frame_.function, flow_);
  return *control_;
}

// Data of the caller's or of everybody.
bool Machine::may_be_shared(const Place& place) const {
  if (place.is_global())
    return !frame_.module.globals[place.id].is_thread_local &&
           !type_at(frame_, place).is_const;
  return place.is_local() && place.id >= 1 &&
         place.id <= frame_.function.parameters &&
         std::any_of(place.steps.begin(), place.steps.end(),
                     [](const ir::Step& step) {
                       return step.kind == ir::StepKind::kDeref;
                     }) &&
         !type_at(frame_, place).is_const;
}

void Machine::glimpse(const ir::Event& event, const Place& place,
                      State& state) {
  Looks seen;
  if (place.is_local())
    if (auto known = state.learned.find(place.prefix(0));
        known != state.learned.end())
      seen = known->second;
  bool is_atomic = event.kind == EventKind::kAtomic;
  std::set<Place> held = places_of(state.locks);
  for (const Place& reached : state.resolve(place)) {
    if (!may_be_shared(reached) || (!is_atomic && held.empty())) continue;
    seen.insert({.place = reached,
                 .under = is_atomic ? std::set<Place>{} : held,
                 .still = held,
                 .is_atomic = is_atomic,
                 .is_relaxed = event.is_relaxed,
                 .site = site(event)});
  }
  if (seen.empty()) return;
  add(seen, state.glimpses[event.range]);
  if (state.glimpses.size() > kMostGlimpses)
    state.glimpses.erase(state.glimpses.begin()->first);
}

// What the expression at `range` is made of.
Looks Machine::made_of(const ir::Range& range, const State& state) const {
  Looks looks;
  for (const auto& [at, seen] : state.glimpses)
    if (lies_in(at, range)) add(seen, looks);
  return looks;
}

void Machine::learn(const Place& target, Looks looks, State& state) {
  if (!target.is_local() || may_be_shared(target)) return;
  Place variable = target.prefix(0);
  bool is_whole = target.steps.empty();
  if (is_whole) state.learned.erase(variable);
  if (!looks.empty()) add(looks, state.learned[variable]);
}

// What decided that this block runs.
Looks Machine::decided_by(const State& state) {
  Looks looks;
  if (state.tested.empty()) return looks;
  for (ir::BlockId branch : control().deciding(block))
    if (auto at = state.tested.find(branch); at != state.tested.end())
      add(at->second, looks);
  return looks;
}

void Machine::decide(const ir::Terminator& terminator, State& state) {
  if (!state.has_looks()) return;
  state.tested.erase(block);
  Looks looks = made_of(terminator.range, state);
  const Place& tested = terminator.condition.place;
  if (tested.is_local())
    if (auto known = state.learned.find(tested.prefix(0));
        known != state.learned.end())
      add(known->second, looks);
  if (!looks.empty()) state.tested[block] = std::move(looks);
}

// Before `event`: what its changes would rely on.
Machine::Reliance Machine::reliance(const ir::Event& event,
                                    const State& state) {
  Reliance on;
  if (!state.has_looks()) return on;
  on.decided = decided_by(state);
  if (event.kind != EventKind::kCall) on.value = made_of(event.range, state);
  auto from = [&](const Place& place) {
    if (!place.is_local()) return;
    auto known = state.learned.find(place.prefix(0));
    if (known != state.learned.end()) add(known->second, on.value);
  };
  if (event.kind == EventKind::kCopy || event.kind == EventKind::kMove)
    from(event.place);
  for (const ir::Operand& operand : event.args) {
    if (is_borrow(operand.kind)) continue;
    add(made_of(operand.range, state), on.value);
    if (!operand.place.is_nothing()) from(operand.place);
  }
  return on;
}

// Whether what `look` saw may be otherwise by the time of `act`.
bool Machine::is_late(const Look& look, const Access& act) const {
  if (look.is_atomic != act.is_atomic || share_one(look.still, act.locks))
    return false;
  if (look.is_atomic) return act.is_assignment;
  return std::any_of(
      act.locks.begin(), act.locks.end(), [&](const HeldLock& held) {
        return held.is_sure && held.mode == ir::Mode::kExclusive &&
               look.under.contains(held.lock);
      });
}

// After `event`: the changes it made are those from `first` on.
void Machine::note_late_acts(const ir::Event& event, const Reliance& on,
                             const std::set<Place>& waited, std::size_t first) {
  bool keeps = event.range == keeping_;
  for (std::size_t n = first; n < record->accesses.size(); ++n) {
    Access& act = record->accesses[n];
    if (!act.is_write || act.thread != kOwnThread || act.constructing ||
        act.destroying)
      continue;
    act.is_rechecked |= keeps || share_one(waited, act.locks) ||
                        std::any_of(on.decided.begin(), on.decided.end(),
                                    [&](const Look& look) {
                                      return share_one(look.still, act.locks);
                                    });
    if (act.is_rechecked) continue;
    for (const Look& look : on.decided)
      if (is_part(look.place, act.place) && is_late(look, act))
        record->late_acts.push_back({look, act, false});
    for (const Look& look : on.value)
      if (act.is_assignment && look.place == act.place &&
          !act.place.has_index() && !look.is_by_hand && is_late(look, act))
        record->late_acts.push_back({look, act, true});
  }
}

// What was seen before a wait was seen to change; what follows it is decided
// by the predicate, or by the loop around it.
void Machine::wait_for_change(const ir::Event& event, State& state) {
  if (event.target.is_nothing()) return;
  Place guard = state.resolve_one(event.target);
  for (const HeldLock& held : state.locks) {
    if (held.guard != guard && held.lock != guard) continue;
    state.waited.insert(held.lock);
    state.drop_looks(
        [&](const Look& look) { return look.under.contains(held.lock); });
  }
}

void Machine::follow_looks(const ir::Event& event, State& state) {
  bool is_load =
      event.kind == EventKind::kAtomic && event.mode == ir::Mode::kShared;
  if (state.locks.empty() && !state.has_looks() && !is_load) return;
  switch (event.kind) {
    case EventKind::kRead:
      return glimpse(event, event.place, state);
    case EventKind::kAtomic:
      if (event.place.is_nothing()) return;
      if (is_load) {
        glimpse(event, event.place, state);
        if (!event.result.is_nothing())
          learn(event.result, made_of(event.range, state), state);
        return;
      }
      exchanged_ = event.range;
      return state.forget_looks(state.resolve_one(event.place));
    case EventKind::kCopy:
    case EventKind::kMove:
      glimpse(event, event.place, state);
      break;
    case EventKind::kBorrow:
      if (event.place.has_index()) glimpse(event, event.place, state);
      return learn(event.target, made_of(event.range, state), state);
    case EventKind::kConstant:
      break;
    case EventKind::kWrite:
    case EventKind::kReinit:
      // What is there stays as it was seen.
      if (event.keeps) return;
      return state.forget_looks(state.resolve_one(event.place));
    case EventKind::kWait:
      return wait_for_change(event, state);
    case EventKind::kRelease:
      return state.change_looks(
          [](const Look& look) {
            return look.still != look.under && !look.is_atomic &&
                   !look.is_by_hand;
          },
          [](Look& look) { look.is_by_hand = true; });
    case EventKind::kKill:
      if (event.place.is_variable()) state.learned.erase(event.place);
      return;
    default:
      return;
  }
  Place target = state.resolve_one(event.target);
  if (may_be_shared(target)) return state.forget_looks(target);
  // What `exchange` gives was not made of what it was given.
  if (lies_in(exchanged_, event.range))
    erase_if(state.glimpses,
             [&](const auto& seen) { return lies_in(seen.first, exchanged_); });
  Looks looks = made_of(event.range, state);
  // `return false;` tells what the test before it told.
  const ir::Type& type = type_at(frame_, target);
  bool is_answer = target.is_local() && target.id == 0;
  if (event.kind == EventKind::kConstant && (is_answer || type.name == "bool"))
    add(decided_by(state), looks);
  learn(event.target, std::move(looks), state);
}

// A method called by who does not see into the class.
bool Machine::is_of_another_class(const ir::Event& event) const {
  if (event.callee == ir::kNone) return false;
  ir::FunctionId id = frame_.module.callees[event.callee].function;
  if (id == ir::kNone) return false;
  const ir::Function& callee = frame_.module.functions[id];
  return callee.is(ir::FunctionFlag::kMethod) &&
         callee.record != frame_.function.record;
}

// What a class tells of elements, or of what it changed in the same step, is
// an answer to keep: a cache that is filled twice has the same in it, and who
// has reserved a place may give it back.
bool Machine::is_settled(const Look& look, const Summary& callee) const {
  if (look.place.has_index()) return true;
  auto owner = [](const Place& place) {
    return place.steps.empty() ? place : place.prefix(place.steps.size() - 1);
  };
  return std::any_of(callee.accesses.begin(), callee.accesses.end(),
                     [&](const Access& access) {
                       return access.is_write && !access.is_atomic &&
                              access.thread == kOwnThread &&
                              owner(look.place).covers(access.place);
                     });
}

// What the result of a call was made of, in there. What the callee changed is
// not what was seen of it before.
void Machine::learn_from(const Summary& callee, const Translation& to,
                         const ir::Event& event, State& state) {
  for (const Access& access : callee.accesses) {
    if (!state.has_looks()) break;
    bool is_change = access.is_write && access.thread == kOwnThread &&
                     (!access.is_atomic || access.is_assignment);
    if (!is_change) continue;
    if (std::optional<Place> place = to.accessed(access.place))
      state.forget_looks(*place);
  }
  const std::set<Place> held = places_of(state.locks);
  const bool from_outside = is_of_another_class(event);
  Looks told;
  for (const Look& inner : callee.told) {
    std::optional<Place> place = to.place(inner.place);
    if (!place || !may_be_shared(*place)) continue;
    if (from_outside && !inner.is_atomic && is_settled(inner, callee)) continue;
    Look look = inner;
    look.place = *place;
    look.under = to.all(inner.under);
    if (!look.is_atomic) look.under.insert(held.begin(), held.end());
    look.still = held;
    look.is_by_hand = false;
    look.site = through(inner.site, event);
    told.insert(std::move(look));
  }
  if (!told.empty()) add(told, state.glimpses[event.range]);
  if (!event.target.is_nothing() && state.has_looks())
    learn(event.target, made_of(event.range, state), state);
}

}  // namespace fearless::analysis
