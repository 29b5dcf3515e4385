// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's headers take seconds to parse; here they are parsed once. Not a
// header to rely on: every file still includes what it uses.

#ifndef FEARLESS_CHECKER_LOWER_PRECOMPILED_H_
#define FEARLESS_CHECKER_LOWER_PRECOMPILED_H_

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"

#endif  // FEARLESS_CHECKER_LOWER_PRECOMPILED_H_
