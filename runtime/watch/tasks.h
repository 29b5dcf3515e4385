// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The threads of this process as the kernel knows them: among them are those
// that never called the library, those that are starting and those that are
// about to end. While there is one that has no slot, somebody may still act.

#ifndef FEARLESS_RUNTIME_WATCH_TASKS_H_
#define FEARLESS_RUNTIME_WATCH_TASKS_H_

namespace fearless::detail::watch {

// A thread without a slot exists, or nobody can tell. 10 us and more.
bool is_anyone_unwatched() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_TASKS_H_
