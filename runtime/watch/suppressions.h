// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings that nobody wants to hear of again: the file that the option
// `suppressions` names has one per line,
//
//   # a comment
//   can_deadlock: "journal"          a word of the report: a lock's name,
//   can_deadlock: 9c1e77a0b2d4f801   its id, a file
//
// A report is suppressed if a line's words are in its text. A DEADLOCK is never
// suppressed. Lines that suppressed nothing are named at the end of the
// process. One caller at a time.

#ifndef FEARLESS_RUNTIME_WATCH_SUPPRESSIONS_H_
#define FEARLESS_RUNTIME_WATCH_SUPPRESSIONS_H_

#include <string_view>

namespace fearless::detail::watch {

bool is_suppressed(std::string_view report) noexcept;
void say_unused_suppressions() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SUPPRESSIONS_H_
