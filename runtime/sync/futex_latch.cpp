// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/futex_latch.h"

namespace fearless::detail {

template class FutexLatch<Native>;

}  // namespace fearless::detail
