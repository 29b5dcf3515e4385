// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reference counts recognised by what they do: a class whose copy constructor
// (or a `clone() const`) raises an integer beyond a pointer or reference, and
// whose destructor lowers the same integer. Whether the count is safe to share
// depends on how it is changed: an atomic, an atomic builtin or a held lock
// make it so; a plain integer does not.
// Handles that form a ring in place of counting are found too.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_COUNT_H_
#define FEARLESS_CHECKER_LOWER_ROLE_COUNT_H_

#include <optional>

#include "checker/lower/role_walk.h"

namespace fearless::lower {

struct ReferenceCount {
  bool is_atomic = false;
  bool is_link = false;  // copies are linked to each other instead
  const clang::ValueDecl* counter = nullptr;  // the member; may be unknown
  clang::QualType type;                       // of the integer
  clang::SourceRange where;                   // of the increment
};

std::optional<ReferenceCount> find_reference_count(
    const clang::CXXRecordDecl* record, BodyWalk& walk);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_COUNT_H_
