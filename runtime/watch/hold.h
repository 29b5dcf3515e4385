// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lock comes onto those that a thread holds, and leaves them. This is all
// that watching costs as long as nothing is new and nobody waits, and it stands
// between two locked instructions, which nothing overlaps with: so it is
// inline, and what is rare is elsewhere. Any thread, of its own slot; 6 to 12
// ns for both together (bench/results/watch.md, 2026-11-22).

#ifndef FEARLESS_RUNTIME_WATCH_HOLD_H_
#define FEARLESS_RUNTIME_WATCH_HOLD_H_

#include "fearless/detail/watch/points.h"
#include "runtime/watch/order.h"
#include "runtime/watch/slot.h"

namespace fearless::detail::watch {

// Of one that was not released first, or not taken here.
void let_go_below(Slot& slot, const Object& object, Mode mode) noexcept;
// Doubles the room for those held; the old one is not given back. False: no
// memory.
bool make_room(Slot& slot) noexcept;

inline void hold(Slot& slot, const Object& object, Mode mode, How how,
                 const Site& site) noexcept {
  if (slot.held_count == slot.held_room && !make_room(slot)) return;
  const std::uint32_t serial = serial_of(object);
  const std::uint64_t mark = mark_of(serial, mode);
  note_order(slot, object, {serial, mark, mode, how, site});
  slot.held_marks += mark;
  // Member by member: through a temporary it takes twice as long.
  Held& held = slot.held[slot.held_count++];
  held.object = &object;
  held.serial = serial;
  held.mode = mode;
  held.how = how;
  held.site = site;
  held.mark = mark;
  if (mode == Mode::kExclusive) {
    object.holder.store(slot.number, std::memory_order_release);
  }
}

inline void let_go(Slot& slot, const Object& object, Mode mode) noexcept {
  if (mode == Mode::kExclusive) {
    object.holder.store(0, std::memory_order_relaxed);
  }
  const std::uint32_t others = slot.held_count - 1;
  if (slot.held_count == 0 || slot.held[others].object != &object ||
      slot.held[others].mode != mode) [[unlikely]] {
    let_go_below(slot, object, mode);
    return;
  }
  slot.held_marks -= slot.held[others].mark;
  slot.held_count = others;
}

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_HOLD_H_
