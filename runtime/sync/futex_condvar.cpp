// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/futex_condvar.h"

namespace fearless::detail {

template class FutexCondvar<Native>;

}  // namespace fearless::detail
