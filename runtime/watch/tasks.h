// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The threads of this process as the kernel knows them: among them are those
// that never called the library, those that are starting and those that are
// about to end. While there is one that is not known to be blocked, somebody
// may still act. A sanitizer's own thread is left out. 10 us and more.

#ifndef FEARLESS_RUNTIME_WATCH_TASKS_H_
#define FEARLESS_RUNTIME_WATCH_TASKS_H_

#include <sys/types.h>

#include <cstdint>
#include <span>

namespace fearless::detail::watch {

// A thread other than these exists, or nobody can tell.
bool is_anyone_but(std::span<const pid_t> these) noexcept;

// As many as the kernel lists, which may leave some out while others leave; 0:
// it lists none.
std::uint32_t count_tasks() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_TASKS_H_
