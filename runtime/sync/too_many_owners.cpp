// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/too_many_owners.h"

#include "fearless/detail/counted.h"

namespace fearless {

TooManyOwners::TooManyOwners()
    : std::length_error("one object has 2^31 owners or watchers already") {}

void detail::throw_too_many_owners() { throw TooManyOwners(); }

}  // namespace fearless
