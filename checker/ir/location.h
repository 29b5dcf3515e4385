// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where something stands in the source that a person wrote. Lines and columns
// count from 1, in bytes, as compilers print them; the end is exclusive. A
// range inside a macro expansion is the place where the macro was used, so that
// every range points at text the user can edit. Plain data, copied freely.

#ifndef FEARLESS_CHECKER_IR_LOCATION_H_
#define FEARLESS_CHECKER_IR_LOCATION_H_

#include <compare>
#include <cstdint>

namespace fearless::ir {

// Index into Module::files.
using FileId = std::uint32_t;

struct Range {
  FileId file = 0;
  std::uint32_t line = 0;  // 0: no location (made by the compiler)
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;

  bool is_valid() const { return line != 0; }
  auto operator<=>(const Range&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_LOCATION_H_
