// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fearless/detail/watch/points.h"

#include <time.h>

#include <cerrno>

#include "runtime/watch/check.h"
#include "runtime/watch/hold.h"
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

namespace {

// Apart, so that the two below need no stack frame.
[[gnu::noinline]] void acquired_first(const Object& object, Mode mode, How how,
                                      const Site& site) noexcept {
  if (Slot* const slot = begin_slot()) hold(*slot, object, mode, how, site);
}
[[gnu::noinline]] void released_first(const Object& object,
                                      Mode mode) noexcept {
  if (Slot* const slot = begin_slot()) let_go(*slot, object, mode);
}

}  // namespace

void acquired(const Object& object, Mode mode, How how,
              const Site& site) noexcept {
  Slot* const slot = current_slot;
  if (!slot) [[unlikely]]
    return acquired_first(object, mode, how, site);
  hold(*slot, object, mode, how, site);
}

void released(const Object& object, Mode mode) noexcept {
  Slot* const slot = current_slot;
  if (!slot) [[unlikely]]
    return released_first(object, mode);
  let_go(*slot, object, mode);
}

}  // namespace fearless::detail::watch
