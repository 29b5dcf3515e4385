// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/recursive_mutex.h"

#include <system_error>

namespace fearless::detail {

template <typename M>
void RecursiveMutex<M>::enter_again() {
  if (again_ == UINT32_MAX) {
    throw std::system_error(
        std::make_error_code(std::errc::resource_unavailable_try_again),
        "fearless::recursive_mutex: locked too many times");
  }
  ++again_;
}

template class RecursiveMutex<mutex>;
template class RecursiveMutex<timed_mutex>;

}  // namespace fearless::detail
