// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/scoped.h"

#include <system_error>

namespace fearless::detail {

void refuse_duplicates(std::span<const void* const> mutexes) {
  for (std::size_t i = 0; i < mutexes.size(); ++i) {
    for (std::size_t k = i + 1; k < mutexes.size(); ++k) {
      if (mutexes[i] != mutexes[k]) continue;
      throw std::system_error(
          std::make_error_code(std::errc::resource_deadlock_would_occur),
          "fearless::scoped: one mutex is named twice");
    }
  }
}

}  // namespace fearless::detail
