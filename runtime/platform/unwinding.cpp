// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/unwinding.h"

#include <cxxabi.h>

namespace fearless::detail {

const unsigned* find_exceptions_in_flight() noexcept {
  const char* record = reinterpret_cast<const char*>(abi::__cxa_get_globals());
  exceptions_in_flight =
      reinterpret_cast<const unsigned*>(record + sizeof(void*));
  return exceptions_in_flight;
}

}  // namespace fearless::detail
