// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether a function is the body of a test macro. Test frameworks differ in
// names but not in shape: a macro in capitals whose name speaks of a test or a
// scenario, written at namespace scope, expands to the head of a function, and
// the person writes the body behind it.

#ifndef FEARLESS_CHECKER_LOWER_UNIT_TEST_H_
#define FEARLESS_CHECKER_LOWER_UNIT_TEST_H_

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

namespace fearless::lower {

bool is_unit_test(const clang::FunctionDecl& function,
                  const clang::ASTContext& context);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_UNIT_TEST_H_
