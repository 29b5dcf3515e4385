// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// When threads look whether somebody can never go on. There is no monitor
// thread: whoever blocks looks, and blocked threads get up now and then to look
// again, so that what was missed because somebody was just ending, or had not
// told us of itself, is found a little later.
//
//   before a wait for a lock, a join or a Once: follow the holders; only if
//       that comes to somebody who is blocked as well, look at everybody
//   the last watched thread that blocks: look at everybody
//   1, 10, 100 ms, 1 s, and every 5 s into a wait: look at everybody
//
// One look at a time. A look pins all blocked threads for a few microseconds,
// or while it writes a report.

#ifndef FEARLESS_RUNTIME_WATCH_CHECK_H_
#define FEARLESS_RUNTIME_WATCH_CHECK_H_

#include <cstdint>

#include "runtime/watch/slot.h"

namespace fearless::detail::watch {

enum class Look { kNothing, kThrow };

// Follows who waits for whom from here; false: it ends at a running thread.
// REQUIRES: the calling thread is blocked, and this is its slot.
bool may_be_stuck(Slot& self) noexcept;

// Looks at everybody; acts on what it finds (act.h). kThrow: the caller can
// never go on and is to throw_deadlock().
Look look_before_wait(Slot& self) noexcept;

// The same in the middle of a sleep.
void look_around(Slot& self) noexcept;

// Throws DeadlockError with the text of the last report to this thread.
[[noreturn]] void throw_deadlock();

// How often somebody has looked at everybody; for tests.
std::uint64_t looks_taken() noexcept;

// In a forked child.
void forget_looks() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_CHECK_H_
