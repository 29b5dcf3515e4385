// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/poison.h"

namespace fearless {

PoisonError::PoisonError()
    : std::runtime_error(
          "this lock is poisoned: an exception left a critical section") {}

void detail::throw_poison_error() { throw PoisonError(); }

}  // namespace fearless
