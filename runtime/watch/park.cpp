// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/park.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "runtime/watch/check.h"
#include "runtime/watch/options.h"
#include "runtime/watch/slot.h"

namespace fearless::detail::watch {
namespace {

constinit thread_local Sleeper this_sleeper;

timespec as_timespec(std::int64_t nanoseconds) noexcept {
  timespec time;
  time.tv_sec = static_cast<time_t>(nanoseconds / 1'000'000'000);
  time.tv_nsec = static_cast<long>(nanoseconds % 1'000'000'000);
  return time;
}

// False when the time has come.
bool sleep_until(const Sleeper& sleeper, Deadline deadline) noexcept {
  const timespec time = as_timespec(deadline.nanoseconds);
  const int clock =
      deadline.clock == Deadline::Clock::kSystem ? FUTEX_CLOCK_REALTIME : 0;
  return syscall(SYS_futex, &sleeper.is_called,
                 FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG | clock, 0, &time,
                 nullptr, FUTEX_BITSET_MATCH_ANY) == 0 ||
         errno != ETIMEDOUT;
}

// Somebody has described this wait, and it does not end by itself.
bool counts_as_blocked(const Slot& slot) noexcept {
  const Waiting* const wait = slot.waiting;
  if (!wait || wait->until != Until::kWoken) return false;
  switch (wait->wait) {
    case Wait::kReceive:
    case Wait::kSend:
    case Wait::kSelect:
      return wait->is_asleep;
    default:
      return true;
  }
}

void sleep_and_look(Sleeper& sleeper, Slot* slot) noexcept {
  for (unsigned nth = 0; sleeper.is_uncalled(); ++nth) {
    const auto look =
        Deadline::after(std::chrono::nanoseconds(nanoseconds_until_look(nth)));
    if (!sleep_until(sleeper, look) && slot) look_around(*slot);
  }
}

}  // namespace

bool park(const Native::Word* word, std::uint32_t expected,
          const Deadline* deadline) noexcept {
  const int saved_errno = errno;
  Sleeper& self = this_sleeper;
  Lot& lot = Lot::of(word);
  if (!lot.line_up(self, word, expected)) return true;
  bool is_in_time = true;
  Slot* const slot = this_slot();
  if (deadline && !deadline->is_never()) {
    while (self.is_uncalled() && is_in_time) {
      is_in_time = sleep_until(self, *deadline);
    }
    if (!is_in_time) is_in_time = !lot.step_out(self);
  } else if (slot && !slot->is_announced && counts_as_blocked(*slot)) {
    slot->sleeper = &self;
    if (block(*slot)) look_around(*slot);
    sleep_and_look(self, slot);
    leave(*slot);
    slot->sleeper = nullptr;
  } else {
    sleep_and_look(self, slot && slot->is_announced ? slot : nullptr);
  }
  errno = saved_errno;
  return is_in_time;
}

int unpark(const Native::Word* word, int count) noexcept {
  const int saved_errno = errno;
  // The sleeper may be gone by now; see platform.h on waking strangers.
  const int woken = Lot::of(word).call(word, count, [](Sleeper& sleeper) {
    syscall(SYS_futex, &sleeper.is_called, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1);
  });
  errno = saved_errno;
  return woken;
}

std::int64_t nanoseconds_until_look(unsigned nth) noexcept {
  constexpr std::int64_t kMillisecond = 1'000'000;
  constexpr std::int64_t kLooks[] = {1, 10, 100, 1000};
  if (options().look > 0) return options().look * kMillisecond;
  const std::int64_t look = nth < 4 ? kLooks[nth] : 5000;
  const std::int64_t stall = options().stall.milliseconds;
  return (stall > 0 ? std::min(look, stall) : look) * kMillisecond;
}

}  // namespace fearless::detail::watch

namespace fearless::detail {

void Native::wait(const Word* word, std::uint32_t expected) noexcept {
  watch::park(word, expected, nullptr);
}

bool Native::wait_until(const Word* word, std::uint32_t expected,
                        Deadline deadline) noexcept {
  return watch::park(word, expected, &deadline);
}

int Native::wake(Address word, int count) noexcept {
  return watch::unpark(word, count);
}

}  // namespace fearless::detail
