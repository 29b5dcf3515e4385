// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What runs when an object of a type is called.

#ifndef FEARLESS_CHECKER_LOWER_CALLABLE_H_
#define FEARLESS_CHECKER_LOWER_CALLABLE_H_

#include "clang/AST/DeclCXX.h"

namespace fearless::lower {

// The call operators of a closure or of a class of the user's; of a generic one
// the instances, of a set of overloads those it inherits.
llvm::SmallVector<const clang::CXXMethodDecl*, 2> call_operators(
    clang::QualType type);
// The first of them. nullptr: it has none.
const clang::CXXMethodDecl* call_operator(clang::QualType type);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_CALLABLE_H_
