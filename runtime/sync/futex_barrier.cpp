// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/futex_barrier.h"

namespace fearless::detail {

template class FutexBarrier<Native>;

}  // namespace fearless::detail
