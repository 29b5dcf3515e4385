// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// STALL: threads that have been blocked for longer than the option `stall`
// says. Time is all that this is about: it is a hint where to look, never a
// failure, and off unless asked for, since a worker that waits for work is no
// bug. A thread is named once per wait. Waits that end by themselves are no
// stalls. REQUIRES: the snapshot is taken.

#ifndef FEARLESS_RUNTIME_WATCH_STALL_H_
#define FEARLESS_RUNTIME_WATCH_STALL_H_

#include <cstdint>

#include "runtime/watch/snapshot.h"

namespace fearless::detail::watch {

// Of the clock that waits are measured with; 0 if nobody asked for stalls.
std::int64_t stall_clock() noexcept;

// Reports those that are new, if any.
void report_stalls(const Snapshot& snapshot) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_STALL_H_
