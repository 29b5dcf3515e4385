// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A change of the source that its syntax allows, with the text to put there.
// Lowering knows how code is spelled and writes down what could be done; it
// does not know what is wrong. Checks know, and take the one that cures it.
// What comes from a macro, or is a system header's, has none. Plain data.

#ifndef FEARLESS_CHECKER_IR_REWRITE_H_
#define FEARLESS_CHECKER_IR_REWRITE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "checker/ir/location.h"

namespace fearless::ir {

// An empty range is a place to insert at.
struct Replacement {
  Range range;
  std::string text;
  auto operator<=>(const Replacement&) const = default;
};

struct Rewrite {
  enum class Kind : std::uint8_t {
    kNameGuard,   // `at`: a guard that is a temporary gets a name
    kLockBoth,    // `with`, then `at`: two guards become one of both locks
    kTestAgain,   // `at`: the `if` whose whole body is a wait becomes a `while`
    kCopyIn,      // `at`: a capture by reference becomes one by value
    kMoveIn,      // `at`: likewise, and takes the value along
    kJoinAtEnd,   // `at`: the variable of a thread gets a type that joins
    kAtomic,      // `at`: a number is declared atomic
    kReadBefore,  // `at`: a value that is read is taken before statement `with`
  };
  Kind kind = Kind::kNameGuard;
  Range at;
  Range with;
  std::vector<Replacement> edits;
  auto operator<=>(const Rewrite&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_REWRITE_H_
