// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A quick look at a class before its const methods are read in earnest: most
// classes have neither a mutable member, nor an owned object behind a smart
// pointer, nor a cast or a static variable in a const method, and need no
// further attention. Errs on the side of yes.

#ifndef FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_SCAN_H_
#define FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_SCAN_H_

#include "checker/lower/role_facts.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace fearless::lower {

// REQUIRES: `record` is defined.
bool may_mutate(const clang::CXXRecordDecl* record, RoleFacts& facts);

// The methods of a class, and of its method templates: as they are
// instantiated, or as they are written when they are not.
llvm::SmallVector<const clang::CXXMethodDecl*, 16> methods_of(
    const clang::CXXRecordDecl* record);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_SCAN_H_
