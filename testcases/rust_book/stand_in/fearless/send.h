// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Send and Sync as far as a C++20 compiler can see them. Every type counts as
// Send and as Sync until a specialisation says otherwise: members cannot be
// listed at compile time, so deriving the traits is the checker's part.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_SEND_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_SEND_H_

namespace fearless {

// Whether a value may move to another thread.
template <typename T>
inline constexpr bool is_send_v = true;

// Whether two threads may use one object through `const T&`.
template <typename T>
inline constexpr bool is_sync_v = true;

}  // namespace fearless

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_SEND_H_
