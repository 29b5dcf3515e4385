// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/race_rules.h"

#include <algorithm>

namespace fearless::link {

using analysis::Access;
using analysis::HeldLock;
using analysis::kOwnThread;
using analysis::SyncPoint;
using analysis::ThreadId;
using ir::Place;
using ir::StepKind;

namespace {

bool contains(const std::vector<ThreadId>& all, ThreadId id) {
  return std::find(all.begin(), all.end(), id) != all.end();
}

// The same bytes. Two paths through `[]` may lead to two elements, so they
// count as the same only up to the container, unless constants say which.
bool meet(const Place& a, const Place& b) {
  const Place& shorter = a.steps.size() <= b.steps.size() ? a : b;
  const Place& longer = &shorter == &a ? b : a;
  if (!shorter.covers(longer) || !shorter.is_same_element(longer)) return false;
  // Reading a pointer is no access to what it points at.
  for (std::size_t i = shorter.steps.size(); i < longer.steps.size(); ++i)
    if (longer.steps[i].kind == StepKind::kDeref) return false;
  return true;
}

// An access of a container itself does not clash with one of an element: who
// finds an element by way of the container also reads the container, and an
// element that moves away under a thread is dangling-thread-capture's.
bool is_other_part(const Access& outer, const Access& inner) {
  for (std::size_t i = outer.place.steps.size(); i < inner.place.steps.size();
       ++i)
    if (inner.place.steps[i].kind == StepKind::kIndex) return true;
  return false;
}

using analysis::SyncPoint;

bool is_same(const SyncPoint& a, const SyncPoint& b) {
  return a.place == b.place && (!a.value || !b.value || a.value == b.value);
}

// The thread of `first` signals something after it that the thread of `second`
// has seen before; `once`: `first` does not happen again after that.
bool tells(const Access& first, const Access& second, bool once) {
  for (const SyncPoint& told : first.signalled)
    for (const SyncPoint& heard : second.seen) {
      if (!is_same(told, heard)) continue;
      bool repeats = std::any_of(
          first.repeats.begin(), first.repeats.end(),
          [&](const SyncPoint& before) { return is_same(before, heard); });
      if (!once || !repeats) return true;
    }
  return false;
}

// The thread that a constructor started waits for what only others can tell it,
// once they have the object.
bool follows_construction(const Access& made, const Access& access) {
  return made.constructing &&
         std::any_of(access.seen.begin(), access.seen.end(),
                     [&](const SyncPoint& heard) {
                       return heard.place.is_local() &&
                              heard.place.id == made.place.id &&
                              heard.place.root == made.place.root &&
                              !std::any_of(made.repeats.begin(),
                                           made.repeats.end(),
                                           [&](const SyncPoint& told) {
                                             return is_same(told, heard);
                                           });
                     });
}

}  // namespace

bool are_ordered_by_signals(const Access& a, const Access& b) {
  return tells(a, b, true) || tells(b, a, true) || follows_construction(a, b) ||
         follows_construction(b, a) ||
         (tells(a, b, false) && tells(b, a, false));
}

std::optional<Place> memory_of(const analysis::Frame& frame,
                               const Place& place) {
  std::optional<Place> memory;
  auto replace = [&](std::size_t step, std::uint32_t by) {
    if (!memory) memory = place;
    memory->steps[step].field = by;
  };
  for (std::size_t n = 0; n < place.steps.size(); ++n) {
    const ir::Step& step = place.steps[n];
    bool is_packed =
        step.is_index() &&
        analysis::type_at(frame, place.prefix(n)).has_packed_elements;
    if (is_packed) replace(n, 0);
    if (step.kind != StepKind::kField) continue;
    ir::FieldId unit = frame.module.fields[step.field].unit;
    if (unit != ir::kNone) replace(n, unit);
  }
  return memory;
}

bool clash(const Access& a, const Access& b) {
  return (a.is_write || b.is_write) && !(a.is_atomic && b.is_atomic) &&
         meet(a.place, b.place) && !is_other_part(a, b) &&
         !is_other_part(b, a) && are_unordered(a, b) &&
         !are_ordered_by_signals(a, b);
}

bool is_in_unsafe_type(const analysis::Frame& frame, const Place& place) {
  for (std::size_t n = 0; n <= place.steps.size(); ++n) {
    const ir::Type& type = analysis::type_at(frame, place.prefix(n));
    // A lambda's own state, called as if it had none.
    if (type.is(ir::Role::kCallable) && n < place.steps.size()) return true;
    if (type.is(ir::Role::kPointer) || type.is(ir::Role::kReference)) continue;
    if (type.sync.answer == ir::Answer::kNo ||
        type.is(ir::Role::kPlainRefCount))
      return true;
  }
  return false;
}

bool take_turns(const Program::Knowledge& k, const Access& a, const Access& b) {
  if (a.thread == kOwnThread || b.thread == kOwnThread) return false;
  const Place& one = k.facts.spawns[a.thread].strand;
  const Place& other = k.facts.spawns[b.thread].strand;
  if (one.is_nothing() || other.is_nothing()) return false;
  bool are_members = !one.steps.empty() && !other.steps.empty();
  return are_members ? one.steps.back() == other.steps.back() : one == other;
}

bool run_beside_each_other(const analysis::Occurrence& a,
                           const analysis::Occurrence& b) {
  if (a.thread == b.thread)
    return a.thread != kOwnThread && contains(a.live, a.thread);
  return contains(a.live, b.thread) || contains(b.live, a.thread);
}

bool are_unordered(const Access& a, const Access& b) {
  for (const HeldLock& mine : a.locks)
    for (const HeldLock& theirs : b.locks) {
      if (mine.lock != theirs.lock) continue;
      bool both_shared =
          mine.mode == ir::Mode::kShared && theirs.mode == ir::Mode::kShared;
      if (!both_shared) return false;
    }
  return true;
}

}  // namespace fearless::link
