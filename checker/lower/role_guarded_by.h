// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's GUARDED_BY, PT_GUARDED_BY and ACQUIRED_AFTER on members and
// variables, as paths to the lock. A member's lock is reached from the object
// that has the member
// (`mu_`, `parent_->mu_`), a variable's from a global. An expression that is no
// such path, such as the name of a role, gives nothing.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_GUARDED_BY_H_
#define FEARLESS_CHECKER_LOWER_ROLE_GUARDED_BY_H_

#include <optional>
#include <vector>

#include "checker/ir/place.h"
#include "checker/lower/type_table.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace fearless::lower {

struct LockPath {
  const clang::VarDecl* global = nullptr;  // nullptr: the object itself
  ir::Steps steps;
};

std::optional<LockPath> lock_path(const clang::Expr* expression,
                                  TypeTable& types);

// The argument of the attribute; nullptr: there is none.
const clang::Expr* guarded_by(const clang::Decl* declaration);
const clang::Expr* pointee_guarded_by(const clang::Decl* declaration);

// The locks of ACQUIRED_BEFORE or ACQUIRED_AFTER on a lock.
std::vector<const clang::Expr*> acquired_before(const clang::Decl* declaration);
std::vector<const clang::Expr*> acquired_after(const clang::Decl* declaration);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_GUARDED_BY_H_
