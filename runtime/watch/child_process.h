// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Another program, started from a process that may be in any state: no memory
// is allocated, no lock of the program's taken, no handler of its forks called,
// no SIGCHLD sent to it, and its own wait() does not see the child. The child
// gets a stack of its own, the program's environment but for LD_PRELOAD, and
// nothing to read. One caller at a time.

#ifndef FEARLESS_RUNTIME_WATCH_CHILD_PROCESS_H_
#define FEARLESS_RUNTIME_WATCH_CHILD_PROCESS_H_

#include "runtime/watch/text.h"

namespace fearless::detail::watch {

// Adds what the program of this path prints to `output`, until it ends or is
// silent for some seconds. `arguments` ends with a null. False: no child.
bool run_program(const char* const* arguments, TextBase& output) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_CHILD_PROCESS_H_
