// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How many exceptions are on their way up this thread: what
// std::uncaught_exceptions() says, without its call. A guard compares the
// number at its birth with the one at its death; if it grew, an exception is
// leaving the critical section. The number lives in a per-thread record whose
// layout the Itanium C++ ABI fixes (section 2.2.2: a pointer, then the count);
// its address is found once per thread. Cost: one thread-local load, one load.

#ifndef FEARLESS_DETAIL_UNWINDING_H_
#define FEARLESS_DETAIL_UNWINDING_H_

namespace fearless::detail {

inline constinit thread_local const unsigned* exceptions_in_flight = nullptr;

// Finds the record of the calling thread; `exceptions_in_flight` leads there.
[[gnu::cold]] const unsigned* find_exceptions_in_flight() noexcept;

inline unsigned uncaught_exceptions() noexcept {
  const unsigned* count = exceptions_in_flight;
  if (!count) [[unlikely]] {
    count = find_exceptions_in_flight();
  }
  return *count;
}

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_UNWINDING_H_
