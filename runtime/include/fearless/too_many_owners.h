// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the 2^31st clone of one Arc or Rc throws: a count that went on would
// come to zero too early. Nothing has changed then.

#ifndef FEARLESS_TOO_MANY_OWNERS_H_
#define FEARLESS_TOO_MANY_OWNERS_H_

#include <stdexcept>

namespace fearless {

struct TooManyOwners : std::length_error {
  TooManyOwners();
};

}  // namespace fearless

#endif  // FEARLESS_TOO_MANY_OWNERS_H_
