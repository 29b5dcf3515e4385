// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/hold.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>

namespace fearless::detail::watch {
namespace {

// Doubles the room for those held; the old one is not given back. False: no
// memory.
bool make_room(Slot& slot) noexcept {
  const std::size_t room = std::size_t{slot.held_room} * 2;
  void* const memory =
      mmap(nullptr, room * sizeof(Held), PROT_READ | PROT_WRITE,
           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return false;
  std::memcpy(memory, static_cast<const void*>(slot.held),
              slot.held_count * sizeof(Held));
  slot.held = static_cast<Held*>(memory);
  slot.held_room = static_cast<std::uint32_t>(room);
  return true;
}

}  // namespace

void hold_first(Slot& slot, const Object& object, Mode mode, How how,
                const Site& site) noexcept {
  if (slot.held_count == slot.held_room && !make_room(slot)) return;
  if (mark_of(object, mode) == 0) make_mark(object);
  const Acquisition now{mark_of(object, mode), mode, how, site};
  if (is_new_order(slot, object, now)) note_new_order(slot, object, now);
  put_on(slot, object, now);
}

void let_go_below(Slot& slot, const Object& object, Mode mode) noexcept {
  Held* const end = slot.held + slot.held_count;
  for (Held* held = end; held-- != slot.held;) {
    if (held->object != &object || held->mode != mode) continue;
    slot.held_marks -= held->mark;
    std::copy(held + 1, end, held);
    --slot.held_count;
    return;
  }
  object.is_anyones.store(true, std::memory_order_release);
}

}  // namespace fearless::detail::watch
