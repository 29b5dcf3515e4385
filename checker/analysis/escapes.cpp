// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pointers into what a lock may guard: under which locks they were made, and
// where they are followed, returned, stored or kept when those are gone. What
// Rust says with the lifetime of a guard.

#include <algorithm>

#include "checker/analysis/tidy.h"
#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::Place;
using ir::Role;
using How = Escape::How;

namespace {

constexpr std::size_t kMostEscapes = 200;  // of one function

bool is_held(const HeldLock& lock, const std::vector<HeldLock>& locks) {
  return std::any_of(locks.begin(), locks.end(), [&](const HeldLock& held) {
    return held.lock == lock.lock;
  });
}

std::vector<HeldLock> surely(const std::vector<HeldLock>& locks) {
  std::vector<HeldLock> sure = locks;
  std::erase_if(sure, [](const HeldLock& held) { return !held.is_sure; });
  return sure;
}

// A variable of the function's own, which no lock need guard.
bool is_own(const Frame& frame, const Place& place) {
  if (!place.is_local() || place.id <= frame.function.parameters) return false;
  return std::none_of(
      place.steps.begin(), place.steps.end(),
      [](const ir::Step& s) { return s.kind == ir::StepKind::kDeref; });
}

// Something that a lock may guard and that does not guard itself.
bool is_data(const Frame& frame, const Place& place) {
  const ir::Type& type = type_at(frame, place);
  bool is_variable = place.is_variable() && is_own(frame, place);
  return !is_variable && !type.is(Role::kGuard) &&
         !is_internally_synchronised(frame.module, type_id_at(frame, place));
}

// In the object that has `lock` as a member.
bool is_beside(const Place& holder, const Place& lock) {
  if (lock.steps.empty() || lock.steps.back().kind != ir::StepKind::kField)
    return false;
  Place object = lock.prefix(lock.steps.size() - 1);
  return object.covers(holder) &&
         std::none_of(holder.steps.begin() +
                          static_cast<std::ptrdiff_t>(object.steps.size()),
                      holder.steps.end(), [](const ir::Step& step) {
                        return step.kind == ir::StepKind::kDeref;
                      });
}

// `*out` of a parameter `T** out`.
bool is_out_parameter(const Frame& frame, const Place& pointer) {
  if (!pointer.is_local() || pointer.id == 0 ||
      pointer.id > frame.function.parameters || pointer.steps.size() != 1 ||
      pointer.steps[0].kind != ir::StepKind::kDeref)
    return false;
  return frame.function.locals[pointer.id].role == ir::LocalRole::kParameter;
}

}  // namespace

// The last pointer on the way to `place` that was made under locks.
const Birth* Machine::birth_on_the_way(const Place& place, const State& state,
                                       Place* pointer) const {
  if (state.born.empty()) return nullptr;
  for (std::size_t n = place.steps.size(); n-- > 0;) {
    if (place.steps[n].kind != ir::StepKind::kDeref) continue;
    auto known = state.born.find(state.resolve_one(place.prefix(n)));
    if (known == state.born.end()) continue;
    if (pointer) *pointer = place.prefix(n);
    return &known->second;
  }
  return nullptr;
}

// `pointer` points at `source` from now on.
void Machine::bear(const ir::Event& event, const Place& pointer,
                   const Place& source, State& state) {
  if (has_role(frame_, pointer, Role::kGuard)) return;
  Birth birth{surely(state.locks), site(event), ir::kNone};
  if (const Birth* known = birth_on_the_way(source, state)) {
    birth.locks.insert(birth.locks.end(), known->locks.begin(),
                       known->locks.end());
    birth.from = known->from;
    // Found by way of a pointer that had escaped before.
    for (const HeldLock& lock : known->locks)
      if (!is_held(lock, state.locks)) birth.site = known->site;
    tidy(birth.locks);
  }
  if (!birth.locks.empty()) state.born[pointer] = std::move(birth);
}

// Pointers that a call gave us, under its locks or our own.
void Machine::bear_result(const Summary& callee, const Translation& to,
                          ir::FunctionId id, const ir::Event& event,
                          State& state) {
  for (const auto& [inner, targets] : callee.points_to) {
    std::optional<Place> pointer = to.place(inner);
    if (!pointer || has_role(frame_, *pointer, Role::kGuard)) continue;
    Birth birth{surely(state.locks), site(event), ir::kNone};
    if (auto known = callee.born.find(inner); known != callee.born.end()) {
      for (const HeldLock& lock : to.locks(known->second.locks)) {
        bool is_gone = !is_held(lock, state.locks);
        if (is_gone && birth.from == ir::kNone)
          birth.from =
              known->second.from == ir::kNone ? id : known->second.from;
        birth.locks.push_back(lock);
      }
      tidy(birth.locks);
    }
    if (birth.locks.empty())
      state.born.erase(*pointer);
    else
      state.born[*pointer] = std::move(birth);
  }
}

void Machine::follow(const ir::Event& event, const Place& place,
                     const Place& reached, bool is_write,
                     const std::vector<HeldLock>& locks, const State& state) {
  if (!record || event.is_implicit || state.born.empty()) return;
  Place pointer;
  const Birth* birth = birth_on_the_way(place, state, &pointer);
  if (!birth || !is_data(frame_, reached)) return;
  for (const HeldLock& lost : birth->locks)
    if (!is_held(lost, locks) && record->escapes.size() < kMostEscapes)
      record->escapes.push_back({How::kUsed, pointer, reached, lost, *birth,
                                 site(event), locks, is_write, false,
                                 kOwnThread});
}

// What leaves with the function, whose own locks are given back.
void Machine::let_out(const ir::Range& at, const State& state) {
  if (!record) return;
  for (const auto& [pointer, birth] : state.born) {
    bool is_result = pointer.is_local() && pointer.id == 0;
    if (!is_result && !is_out_parameter(frame_, pointer)) continue;
    auto known = state.points_to.find(pointer);
    if (known == state.points_to.end()) continue;
    Site where = is_result ? Site{id_, at, {}} : birth.site;
    for (const HeldLock& lost : birth.locks) {
      if (is_held(lost, state.locks)) continue;
      for (const Place& target : known->second)
        if (!is_own(frame_, target) && is_data(frame_, target) &&
            record->escapes.size() < kMostEscapes)
          record->escapes.push_back({is_result ? How::kReturned : How::kStored,
                                     pointer, target, lost, birth, where,
                                     state.locks, false, false, kOwnThread});
    }
  }
}

// A callback runs later, and reaches through what it captured.
void Machine::keep_pointers(const ir::Event& event, const ir::Operand& callable,
                            const Place& holder, ir::FunctionId entry,
                            const State& state) {
  if (!record || entry == ir::kNone || callable.place.is_nothing()) return;
  Place closure = state.resolve_one(callable.place);
  std::vector<ir::Operand> arguments{callable};
  arguments[0].kind = ir::OperandKind::kBorrowMut;
  Translation to{arguments, Place(), state, event.range};
  for (const auto& [pointer, birth] : state.born) {
    if (!closure.covers(pointer) || closure == pointer) continue;
    for (const Access& inner : context_.facts[entry].summary.accesses) {
      std::optional<Place> spelled = to.spelled(inner.place);
      std::optional<Place> reached = to.place(inner.place);
      if (!spelled || !reached || inner.is_atomic ||
          !pointer.deref().covers(*spelled) || !is_data(frame_, *reached))
        continue;
      const std::vector<HeldLock> locks = to.locks(inner.locks);
      for (const HeldLock& lost : birth.locks)
        if (!is_held(lost, locks) && record->escapes.size() < kMostEscapes)
          record->escapes.push_back({How::kKept, pointer, *reached, lost, birth,
                                     capture_site(event, callable), locks,
                                     inner.is_write,
                                     is_beside(holder, lost.lock), kOwnThread});
    }
  }
}

// The lock stays with this thread, whoever has the guard.
void Machine::send_guard(const ir::Event& event, const ir::Operand& operand,
                         ThreadId thread, const State& state) {
  if (!record || operand.place.is_nothing() || is_borrow(operand.kind)) return;
  Place sent = state.resolve_one(operand.place);
  for (const HeldLock& held : state.locks)
    if (!held.guard.is_nothing() && sent.covers(held.guard))
      record->escapes.push_back({How::kGuard, held.guard, held.lock, held,
                                 Birth(), capture_site(event, operand),
                                 state.locks, false, false, thread});
}

}  // namespace fearless::analysis
