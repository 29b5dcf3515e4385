// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A circle of lock orders in words: CAN DEADLOCK. Nothing has happened; the
// program goes on, and ends with the exit code of the options.

#ifndef FEARLESS_RUNTIME_WATCH_ORDER_REPORT_H_
#define FEARLESS_RUNTIME_WATCH_ORDER_REPORT_H_

#include "runtime/watch/circle.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

// In a forked child: what was found is the parent's.
void forget_reports() noexcept;

void report_circle(const DependencyStore& store, const Circle& circle) noexcept;

// `"orders"`, as the place where it was taken calls it.
void say_taken(TextBase& out, const Taken& taken) noexcept;

// See OrderStory; looks places up.
std::uint64_t fingerprint(const DependencyStore& store,
                          const Circle& circle) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ORDER_REPORT_H_
