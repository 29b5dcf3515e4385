// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/futex_rwlock.h"

#include <system_error>

namespace fearless::detail {

void throw_too_many_readers() {
  throw std::system_error(
      std::make_error_code(std::errc::resource_unavailable_try_again),
      "a lock is held by a billion readers");
}

template class FutexRwLock<Native>;

}  // namespace fearless::detail
