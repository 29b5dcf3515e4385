// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Model tests are of the library's own primitives: none runs here.

#include <cstdlib>

#include "fearless/detail/model/active.h"

namespace fearless::detail::model {

Stamp Stamp::next() noexcept { std::abort(); }

}  // namespace fearless::detail::model
