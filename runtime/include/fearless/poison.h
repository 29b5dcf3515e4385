// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a lock throws when an exception has left one of its critical sections:
// the data under it may be half changed. Whoever knows how to repair it takes
// the lock with `lock_ignoring_poison()` (`write_ignoring_poison()`), repairs,
// and calls `clear_poison()`.

#ifndef FEARLESS_POISON_H_
#define FEARLESS_POISON_H_

#include <stdexcept>

namespace fearless {

struct PoisonError : std::runtime_error {
  PoisonError();
};

namespace detail {
[[noreturn, gnu::cold]] void throw_poison_error();
}

}  // namespace fearless

#endif  // FEARLESS_POISON_H_
