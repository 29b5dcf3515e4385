// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What stands left of the colon in `functions`: the names an entry is about,
// and the shape a call must have.
//
//   lock, lock_shared             several names
//   wait(*, *)                    two arguments
//   async(std::launch, ...)       a first argument of this type, then any
//   begin const                   the const overload only

#ifndef FEARLESS_CHECKER_VOCABULARY_SIGNATURE_H_
#define FEARLESS_CHECKER_VOCABULARY_SIGNATURE_H_

#include <optional>
#include <vector>

#include "checker/vocabulary/model.h"
#include "checker/vocabulary/source.h"

namespace fearless::vocabulary {

struct Signature {
  llvm::StringRef name;
  FunctionModel shape;  // without effects
};

// Nothing if the text, a piece of the source, is wrong.
std::optional<std::vector<Signature>> read_signatures(Source& source,
                                                      llvm::StringRef text);

// Whether `name` is a constructor: `std::thread::thread`.
bool is_constructor(llvm::StringRef name);

// The end of the class of a member: 11 for `std::thread::join`; npos if there
// is no `::`. Knows of `C::operator T::U`.
std::size_t class_end(llvm::StringRef name);

// A type without its outermost template arguments: `std::map`.
llvm::StringRef without_arguments(llvm::StringRef type);

// Whether a type is one of the arithmetic types of C++, as spelled.
bool is_number(llvm::StringRef type);

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_SIGNATURE_H_
