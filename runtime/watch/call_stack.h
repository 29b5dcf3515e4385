// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Stacks, for the option `stacks`. A thread notes its own when it begins to
// wait, and when it takes a lock in an order that is new: what the thread does
// afterwards is wait, so that this is where it is, and nobody has to stop it to
// look. That takes some microseconds; without the option, a load.
//
// Addresses only; what they mean is looked up when a report is written.

#ifndef FEARLESS_RUNTIME_WATCH_CALL_STACK_H_
#define FEARLESS_RUNTIME_WATCH_CALL_STACK_H_

#include <cstdint>
#include <span>

#include "runtime/watch/options.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

// The addresses that its calls return to, innermost first. All zeros at first.
struct CallStack {
  static constexpr std::uint32_t kMost = 32;
  std::uint32_t count = 0;
  std::uintptr_t calls[kMost] = {};
};

void walk_stack(CallStack& stack) noexcept;

// The caller's, if they are wanted.
inline void note_stack(CallStack& stack) noexcept {
  if (options().stacks != 0) [[unlikely]]
    walk_stack(stack);
}

// A line for each of the user's functions; if there is none, for each function.
void write_frames(TextBase& out, const CallStack& stack) noexcept;

// The same behind a line that says whose they are; nothing, if it was not
// noted.
template <typename SayThread>
void write_stack(TextBase& out, const CallStack& stack,
                 SayThread&& thread) noexcept {
  if (stack.count == 0) return;
  out << "\n  stack of ";
  thread(out);
  write_frames(out << '\n', stack);
}

// `, "stack": [{"function": ..., "location": ...}]`, or nothing.
void write_stack_member(TextBase& out, const CallStack& stack) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_CALL_STACK_H_
