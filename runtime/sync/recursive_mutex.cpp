// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <system_error>

#include "fearless/std_mutex.h"

namespace fearless {

void recursive_mutex::enter_again() {
  if (again_ == UINT32_MAX) {
    throw std::system_error(
        std::make_error_code(std::errc::resource_unavailable_try_again),
        "fearless::recursive_mutex: locked too many times");
  }
  ++again_;
}

}  // namespace fearless
