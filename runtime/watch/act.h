// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What happens when a deadlock is proven: the report is written to where the
// options say, the handler is called, and the process ends, or goes on.

#ifndef FEARLESS_RUNTIME_WATCH_ACT_H_
#define FEARLESS_RUNTIME_WATCH_ACT_H_

#include "fearless/watch.h"
#include "runtime/watch/verdict.h"

namespace fearless::detail::watch {

// True: the calling thread, which is part of it, is to throw; then nothing was
// written. REQUIRES: the verdict's snapshot is kept; one call at a time.
bool act_on(const Verdict& verdict, bool can_throw) noexcept;

// The text of the last one.
const char* last_report() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ACT_H_
