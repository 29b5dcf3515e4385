// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A verdict in words: at most 16 lines for people, and the same as a finding of
// the checker's schema (docs/schema/findings.json) for programs. REQUIRES for
// all: the verdict's snapshot is kept.

#ifndef FEARLESS_RUNTIME_WATCH_REPORT_H_
#define FEARLESS_RUNTIME_WATCH_REPORT_H_

#include "runtime/watch/text.h"
#include "runtime/watch/verdict.h"

namespace fearless::detail::watch {

// With stacks.
inline constexpr std::size_t kReportRoom = 1 << 15;

void write_text(TextBase& out, const Verdict& verdict) noexcept;
void write_json(TextBase& out, const Verdict& verdict) noexcept;

// What both of them tell.

// "2 of 3 threads can never continue".
void say_message(TextBase& out, const Verdict& verdict) noexcept;
// What the ith of the threads shown waits for.
void say_step(TextBase& out, const Verdict& verdict, std::uint32_t i) noexcept;
// Why that does not end: "held by worker since", and since where.
Site say_reason(TextBase& out, const Verdict& verdict,
                std::uint32_t i) noexcept;
void say_why(TextBase& out, const Verdict& verdict) noexcept;
void say_fix(TextBase& out, const Verdict& verdict) noexcept;

// The same for the same bug in every run: made of the places.
std::uint64_t fingerprint(const Verdict& verdict) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_REPORT_H_
