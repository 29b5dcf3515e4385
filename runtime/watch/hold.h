// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lock comes onto those that a thread holds, and leaves them. This is all
// that watching costs as long as nothing is new and nobody waits, and it stands
// between two locked instructions, which nothing overlaps with: so it is
// inline, calls nothing that it comes back from, and what is rare is elsewhere.
// Any thread, of its own slot; 6 to 12 ns for both together
// (bench/results/watch.md, 2026-11-22).

#ifndef FEARLESS_RUNTIME_WATCH_HOLD_H_
#define FEARLESS_RUNTIME_WATCH_HOLD_H_

#include "fearless/detail/watch/points.h"
#include "runtime/watch/order.h"
#include "runtime/watch/slot.h"

namespace fearless::detail::watch {

// Of one that was not released first, or not taken here.
void let_go_below(Slot& slot, const Object& object, Mode mode) noexcept;
// Whatever there is to do first: room, a mark, a new order to note.
void hold_first(Slot& slot, const Object& object, Mode mode, How how,
                const Site& site) noexcept;

// REQUIRES: there is room, and the object has a serial number and this mark.
inline void put_on(Slot& slot, const Object& object,
                   const Acquisition& now) noexcept {
  slot.held_marks += now.mark;
  // Member by member: through a temporary it takes twice as long.
  Held& held = slot.held[slot.held_count++];
  held.object = &object;
  held.serial = object.serial.load(std::memory_order_relaxed);
  held.mode = now.mode;
  held.how = now.how;
  held.site = now.site;
  held.mark = now.mark;
  if (now.mode == Mode::kExclusive) {
    object.holder.store(slot.number, std::memory_order_release);
  }
}

inline void hold(Slot& slot, const Object& object, Mode mode, How how,
                 const Site& site) noexcept {
  const Acquisition now{mark_of(object, mode), mode, how, site};
  if (now.mark == 0 || slot.held_count == slot.held_room ||
      is_new_order(slot, object, now)) [[unlikely]] {
    hold_first(slot, object, mode, how, site);
  } else {
    put_on(slot, object, now);
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
