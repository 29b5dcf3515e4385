// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All threads that the watcher knows, in words: who is blocked where, what it
// waits for and who holds that. For leaked threads at the end of a test, and
// for a process that hangs (dump_request.h). REQUIRES: the snapshot is taken.

#ifndef FEARLESS_RUNTIME_WATCH_DUMP_H_
#define FEARLESS_RUNTIME_WATCH_DUMP_H_

#include <cstdint>

#include "runtime/watch/snapshot.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

// What a blocked thread waits for, and who holds that: in words, and in a line
// with the thread and the places.
void say_blocked(TextBase& out, const Snapshot& snapshot,
                 const Slot& slot) noexcept;
void write_blocked_thread(TextBase& out, const Snapshot& snapshot,
                          const Slot& slot) noexcept;

// Calls f(snapshot) with one that is taken; false if others look for too long,
// and one may be in the way of a signal handler.
bool with_snapshot(void (*f)(const Snapshot&, void*), void* argument) noexcept;

// All who are blocked.
void write_dump(TextBase& out, const Snapshot& snapshot) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_DUMP_H_
