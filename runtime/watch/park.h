// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where watched threads sleep: the futex operations of detail/platform.h, with
// a queue of our own in front of the kernel's. A plain futex does not say whom
// a wake has chosen, and a thread that has been chosen and has not run yet
// looks asleep. Here the waker marks the sleeper before it wakes it, so that
// "asleep, and nobody is about to wake it" is one load. (The queues by address
// are WebKit's ParkingLot, 2015.)
//
// Untimed sleepers whose wait somebody described (points.h) count as blocked.
// They get up after 1, 10 and 100 ms, 1 s and then every 5 s to look around
// (check.h), which their callers do not see.

#ifndef FEARLESS_RUNTIME_WATCH_PARK_H_
#define FEARLESS_RUNTIME_WATCH_PARK_H_

#include <atomic>
#include <cstdint>

#include "fearless/detail/platform.h"

namespace fearless::detail::watch {

struct Sleeper {
  std::atomic<std::uint32_t> is_called = 0;  // the futex it sleeps on
  const Native::Word* word = nullptr;
  std::uint32_t expected = 0;
  Sleeper* next = nullptr;
};

// As Native::wait and wait_until; null: no deadline.
bool park(const Native::Word* word, std::uint32_t expected,
          const Deadline* deadline) noexcept;
int unpark(const Native::Word* word, int count) noexcept;

// In a forked child: nobody sleeps.
void empty_the_lot() noexcept;

// How long the nth sleep of a wait lasts until it looks around.
std::int64_t nanoseconds_until_look(unsigned nth) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_PARK_H_
