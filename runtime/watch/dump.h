// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All threads that the watcher knows, in words: who is blocked where, what it
// waits for and who holds that. For leaked threads at the end of a test, and
// for a process that somebody stops with SIGTERM or SIGQUIT because it hangs.
// REQUIRES: the snapshot is taken.

#ifndef FEARLESS_RUNTIME_WATCH_DUMP_H_
#define FEARLESS_RUNTIME_WATCH_DUMP_H_

#include <cstdint>

#include "runtime/watch/snapshot.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

// One line for each blocked thread whose serial number is beyond `mark`, and
// how many they are.
std::uint32_t write_blocked(TextBase& out, const Snapshot& snapshot,
                            std::uint32_t mark) noexcept;

// Calls f(snapshot) with one that is taken; false if others look for too long,
// and one may be in the way of a signal handler.
bool with_snapshot(void (*f)(const Snapshot&, void*), void* argument) noexcept;

// Of the signals that dump.
bool is_own_handler(void (*handler)(int)) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_DUMP_H_
