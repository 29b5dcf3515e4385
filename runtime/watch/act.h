// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What happens when a deadlock is proven: the report is written to where the
// options say, the handler is called, and the process ends, or goes on.

#ifndef FEARLESS_RUNTIME_WATCH_ACT_H_
#define FEARLESS_RUNTIME_WATCH_ACT_H_

#include <string_view>

#include "fearless/watch.h"
#include "runtime/watch/text.h"
#include "runtime/watch/verdict.h"

namespace fearless::detail::watch {

// True: the calling thread, which is part of it, is to throw; then nothing was
// written. REQUIRES: the verdict's snapshot is kept; one call at a time.
bool act_on(const Verdict& verdict, bool can_throw) noexcept;

// To the log, the file for JSON and the handler.
void publish(const Report& report) noexcept;

// " in test Suite.Name", or nothing.
void say_test(TextBase& out) noexcept;

// As set_test_name() said; null: none.
const char* test_name() noexcept;

// To where the options say.
void write_log(std::string_view what) noexcept;

// The functions where it waits and has locked, line by line. REQUIRES: pinned.
void say_functions(TextBase& out, const Slot& slot) noexcept;

// The text of the last one.
const char* last_report() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ACT_H_
