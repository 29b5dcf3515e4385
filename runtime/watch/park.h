// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where watched threads sleep: the futex operations of detail/platform.h,
// behind the queues of lot.h, which say who has been called.
//
// Untimed sleepers whose wait somebody described (points.h) count as blocked.
// They get up after 1, 10 and 100 ms, 1 s and then every 5 s to look around
// (check.h), which their callers do not see.

#ifndef FEARLESS_RUNTIME_WATCH_PARK_H_
#define FEARLESS_RUNTIME_WATCH_PARK_H_

#include <cstdint>

#include "fearless/detail/platform.h"
#include "runtime/watch/lot.h"

namespace fearless::detail::watch {

// As Native::wait and wait_until; null: no deadline.
bool park(const Native::Word* word, std::uint32_t expected,
          const Deadline* deadline) noexcept;
int unpark(const Native::Word* word, int count) noexcept;

// How long the nth sleep of a wait lasts until it looks around.
std::int64_t nanoseconds_until_look(unsigned nth) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_PARK_H_
