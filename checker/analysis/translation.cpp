// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/translation.h"

#include <algorithm>

namespace fearless::analysis {

using ir::OperandKind;
using ir::Place;

bool is_borrow(OperandKind kind) {
  return kind == OperandKind::kBorrow || kind == OperandKind::kBorrowMut ||
         kind == OperandKind::kBorrowRvalue;
}

// A member of a class leads to the same member of another object of it. Of a
// list or tree the first node stands for all; the others would multiply.
bool is_recursive(const Place& place) {
  std::set<ir::FieldId> passed;
  for (const ir::Step& step : place.steps)
    if (step.kind == ir::StepKind::kField && !passed.insert(step.field).second)
      return true;
  return false;
}

bool leaves_copy(const Place& place) {
  for (const ir::Step& step : place.steps)
    if (step.kind == ir::StepKind::kDeref) return true;
  return false;
}

const ir::Operand* Machine::Translation::operand(const Place& place) const {
  if (!place.is_local() || place.id == 0 || place.id > arguments.size())
    return nullptr;
  return &arguments[place.id - 1];
}

std::optional<Place> Machine::Translation::place(const Place& inner) const {
  if (inner.is_global()) return inner;
  std::optional<Place> outer = spelled(inner);
  return outer ? state.resolve_one(*outer) : outer;
}

std::optional<Place> Machine::Translation::spelled(const Place& inner) const {
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
  for (std::size_t i = first; i < inner.steps.size(); ++i) {
    ir::Step step = inner.steps[i];
    if (step.has_symbol()) step.field = ir::kNone;  // says nothing here
    outer.steps.push_back(step);
  }
  return outer;
}

std::optional<Place> Machine::Translation::accessed(const Place& inner) const {
  const ir::Operand* given = operand(inner);
  if (given && !is_borrow(given->kind) &&
      (!leaves_copy(inner) || given->kind == OperandKind::kMove))
    return std::nullopt;
  std::optional<Place> outer = place(inner);
  return outer && is_recursive(*outer) ? std::nullopt : outer;
}

std::set<Place> Machine::Translation::all(const std::set<Place>& inner) const {
  std::set<Place> outer;
  for (const Place& one : inner)
    if (auto at = place(one)) outer.insert(*at);
  return outer;
}

std::vector<Place> Machine::Translation::places(
    const std::vector<Place>& inner) const {
  std::vector<Place> outer;
  for (const Place& one : inner)
    if (auto at = place(one)) outer.push_back(*at);
  return outer;
}

std::vector<SyncPoint> Machine::Translation::points(
    const std::vector<SyncPoint>& inner) const {
  std::vector<SyncPoint> outer;
  for (const SyncPoint& point : inner)
    if (auto at = place(point.place)) outer.push_back({*at, point.value});
  return outer;
}

std::map<Place, bool> Machine::Translation::tests(
    const std::map<Place, bool>& inner) const {
  std::map<Place, bool> outer;
  for (const auto& [tested, truth] : inner)
    if (auto at = place(tested); at && !at->is_variable())
      outer.emplace(*at, truth);
  return outer;
}

bool Machine::Translation::rules_out(const std::map<Place, bool>& tests) const {
  return std::any_of(tests.begin(), tests.end(), [&](const auto& test) {
    const auto& [tested, truth] = test;
    const ir::Operand* given = tested.is_variable() ? operand(tested) : nullptr;
    if (given && given->truth) return *given->truth != truth;
    std::optional<Place> outer = place(tested);
    if (!outer) return false;
    auto known = state.assumed.find(*outer);
    return known != state.assumed.end() && known->second != truth;
  });
}

std::vector<HeldLock> Machine::Translation::locks(
    const std::vector<HeldLock>& inner) const {
  std::vector<HeldLock> outer;
  for (HeldLock lock : inner) {
    std::optional<Place> at = place(lock.lock);
    if (!at) continue;
    lock.lock = *at;
    std::optional<Place> guard =
        lock.guard.is_nothing() ? std::nullopt : place(lock.guard);
    lock.guard = guard.value_or(Place());
    lock.taken.call = call;
    if (call.is_valid() && lock.taken.calls.size() < kMaxCalls)
      lock.taken.calls.insert(lock.taken.calls.begin(), call);
    outer.push_back(std::move(lock));
  }
  return outer;
}

Access Machine::Translation::access(const Access& inner,
                                    const Place& place) const {
  Access outer = inner;
  outer.place = place;
  translate(outer);
  return outer;
}

void Machine::Translation::translate(Occurrence& it) const {
  it.locks = locks(it.locks);
  it.released = all(it.released);
  it.joined = places(it.joined);
  it.given = tests(it.given);
  it.seen = points(it.seen);
  it.signalled = points(it.signalled);
  it.repeats = points(it.repeats);
}

ir::Operand Machine::Translation::passed(const Stored& stored) const {
  ir::Operand given = *operand(stored.from);
  bool is_copied = given.kind == OperandKind::kCopy || !stored.is_moved;
  given.kind = is_copied ? OperandKind::kCopy : OperandKind::kMove;
  if (std::optional<Place> from = place(stored.from)) given.place = *from;
  return given;
}

}  // namespace fearless::analysis
