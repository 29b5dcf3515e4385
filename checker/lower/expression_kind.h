// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Questions about expressions that need no lowering.

#ifndef FEARLESS_CHECKER_LOWER_EXPRESSION_KIND_H_
#define FEARLESS_CHECKER_LOWER_EXPRESSION_KIND_H_

#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"

namespace fearless::lower {

// The one expression that `expression` merely wraps; nullptr: it does more.
const clang::Expr* transparent(const clang::Expr* expression);

// Not evaluated, or evaluated by the compiler: sizeof, noexcept, requires.
bool is_without_effect(const clang::Expr* expression);

// The temporary that a reference is bound to; nullptr: it is no temporary.
const clang::MaterializeTemporaryExpr* bound_temporary(
    const clang::Expr* expression);

// The `c ? a : b` of two variables whose value is loaded at once; else nullptr.
const clang::AbstractConditionalOperator* loaded_choice(
    const clang::Expr* expression);

// A literal, or nothing at all: no event is due for it.
bool is_literal(const clang::Expr* expression);

// `{}`, `T()`, `T{}`: what `x = {}` assigns.
bool makes_default_value(const clang::Expr* expression);

// The variable is mentioned somewhere in the expression.
bool mentions(const clang::Stmt* statement, const clang::ValueDecl* variable);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_EXPRESSION_KIND_H_
