// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings that nobody wants to hear of again: the file that the option
// `suppressions` names has one per line,
//
//   # a comment
//   can_deadlock: "journal"          words of the report: a lock's name, its id
//   deadlock: 9c1e77a0b2d4f801
//   leaked: pool_worker              or of a function that waits or locks there
//
// A line suppresses reports of its title that have its words in them, or in the
// functions where they happened. A deadlock that is suppressed is still one,
// and hangs. What makes no sense is said once on stderr, with its line; lines
// that suppressed nothing are named at the end of the process. Any thread may
// call.

#ifndef FEARLESS_RUNTIME_WATCH_SUPPRESSIONS_H_
#define FEARLESS_RUNTIME_WATCH_SUPPRESSIONS_H_

#include <cstdint>
#include <string_view>

namespace fearless::detail::watch {

enum class Title : std::uint8_t { kDeadlock, kCanDeadlock, kLeaked };

bool is_suppressed(Title title, std::string_view report,
                   std::string_view functions) noexcept;
void say_unused_suppressions() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SUPPRESSIONS_H_
