// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fearless/detail/watch/points.h"

#include <sys/mman.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "runtime/watch/check.h"
#include "runtime/watch/order.h"
#include "runtime/watch/order_graph.h"
#include "runtime/watch/park.h"
#include "runtime/watch/slot.h"
#include "runtime/watch/stall.h"

namespace fearless::detail::watch {
namespace {

constinit std::atomic<std::uint32_t> serials = 0;

}  // namespace

std::uint32_t serial_of(const Object& object) noexcept {
  std::uint32_t serial = object.serial.load(std::memory_order_relaxed);
  if (serial != 0) [[likely]]
    return serial;
  const std::uint32_t mine =
      serials.fetch_add(1, std::memory_order_relaxed) + 1;
  return object.serial.compare_exchange_strong(serial, mine,
                                               std::memory_order_relaxed)
             ? mine
             : serial;
}

namespace {

// Doubles the room; the old one is not given back. False: no memory.
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

// Only its holder ends such a wait, whatever else happens meanwhile.
bool is_for_holder(Wait wait) noexcept {
  return wait == Wait::kLock || wait == Wait::kSharedLock ||
         wait == Wait::kOnce || wait == Wait::kJoin;
}

}  // namespace

void begin_wait(Waiting& waiting) {
  Slot* const slot = this_slot();
  if (!slot) return;
  if (waiting.object) serial_of(*waiting.object);
  if (slot->is_announced) leave(*slot);
  waiting.began = stall_clock();
  note_stack(slot->wait_stack);
  slot->is_stall_reported = false;
  waiting.outer = slot->waiting;
  slot->waiting = &waiting;
  slot->goes_on = false;
  if (waiting.until != Until::kWoken || !is_for_holder(waiting.wait)) return;
  const bool is_last = block(*slot);
  if (!is_last && !may_be_stuck(*slot)) return;
  if (look_before_wait(*slot) == Look::kThrow) {
    end_wait(waiting);
    throw_deadlock();
  }
}

void end_wait(Waiting& waiting) noexcept {
  Slot* const slot = this_slot();
  if (!slot || slot->waiting != &waiting) return;
  if (slot->is_announced) leave(*slot);
  slot->waiting = waiting.outer;
}

void begin_sleep() noexcept {
  Slot* const slot = this_slot();
  if (slot && slot->waiting) slot->waiting->is_asleep = true;
}
void end_sleep() noexcept {
  Slot* const slot = this_slot();
  if (slot && slot->waiting) slot->waiting->is_asleep = false;
}

int join(pthread_t thread) noexcept {
  Slot* const slot = this_slot();
  for (unsigned nth = 0;; ++nth) {
    timespec until;  // this call knows no other clock
    clock_gettime(CLOCK_REALTIME, &until);
    const std::int64_t nanoseconds =
        until.tv_nsec + nanoseconds_until_look(nth);
    until.tv_sec += static_cast<time_t>(nanoseconds / 1'000'000'000);
    until.tv_nsec = static_cast<long>(nanoseconds % 1'000'000'000);
    const int error = pthread_timedjoin_np(thread, nullptr, &until);
    if (error != ETIMEDOUT) return error;
    if (slot && slot->is_announced) look_around(*slot);
  }
}

void acquired(const Object& object, Mode mode, How how, Site site) noexcept {
  Slot* const slot = this_slot();
  if (!slot) return;
  if (slot->held_count == slot->held_room && !make_room(*slot)) return;
  const std::uint32_t serial = serial_of(object);
  const std::uint64_t mark = mark_of(serial, mode);
  if (is_order_graph_wanted()) [[unlikely]]
    note_first_use(serial, site);
  note_order(*slot, object, {serial, mark, mode, how, site});
  slot->held_marks += mark;
  // Member by member: through a temporary it takes twice as long.
  Held& held = slot->held[slot->held_count++];
  held.object = &object;
  held.serial = serial;
  held.mode = mode;
  held.how = how;
  held.site = site;
  held.mark = mark;
  if (mode == Mode::kExclusive) {
    object.holder.store(slot->number, std::memory_order_release);
  }
}

void released(const Object& object, Mode mode) noexcept {
  Slot* const slot = this_slot();
  if (!slot) return;
  if (mode == Mode::kExclusive) {
    object.holder.store(0, std::memory_order_relaxed);
  }
  Held* const end = slot->held + slot->held_count;
  for (Held* held = end; held-- != slot->held;) {
    if (held->object != &object || held->mode != mode) continue;
    slot->held_marks -= held->mark;
    if (held + 1 != end) std::copy(held + 1, end, held);
    --slot->held_count;
    return;
  }
  object.is_anyones.store(true, std::memory_order_release);
}

}  // namespace fearless::detail::watch
