// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/trait_mutation_scan.h"

#include "checker/lower/role_pattern.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using clang::isa;

bool owns_through_a_pointer(const clang::CXXRecordDecl* record,
                            RoleFacts& facts) {
  return llvm::any_of(record->fields(), [&](const clang::FieldDecl* field) {
    return facts.has(field->getType(), ir::Role::kSmartPointer);
  });
}

// A cast that may drop const, or a static variable.
bool is_suspicious(const clang::Stmt* statement) {
  if (!statement) return false;
  if (isa<clang::CXXConstCastExpr, clang::CStyleCastExpr>(statement)) {
    return llvm::cast<clang::Expr>(statement)->getType()->isPointerType() ||
           llvm::cast<clang::Expr>(statement)->isLValue();
  }
  if (const auto* declared = dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl* declaration : declared->decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(declaration);
      if (variable && variable->isStaticLocal() &&
          !variable->getType().isConstQualified()) {
        return true;
      }
    }
  }
  return llvm::any_of(statement->children(), is_suspicious);
}

}  // namespace

llvm::SmallVector<const clang::CXXMethodDecl*, 16> methods_of(
    const clang::CXXRecordDecl* record) {
  llvm::SmallVector<const clang::CXXMethodDecl*, 16> methods;
  for (const clang::Decl* declaration : record->decls()) {
    if (const auto* method = dyn_cast<clang::CXXMethodDecl>(declaration)) {
      methods.push_back(method);
      continue;
    }
    const auto* pattern = dyn_cast<clang::FunctionTemplateDecl>(declaration);
    if (!pattern) continue;
    const clang::FunctionDecl* chosen = pattern->getTemplatedDecl();
    for (const clang::FunctionDecl* instance : pattern->specializations()) {
      if (instance->hasBody()) chosen = instance;
    }
    if (const auto* method = dyn_cast<clang::CXXMethodDecl>(chosen)) {
      methods.push_back(method);
    }
  }
  return methods;
}

bool may_mutate(const clang::CXXRecordDecl* record, RoleFacts& facts) {
  if (facts.reaches_mutable_member(record) ||
      owns_through_a_pointer(record, facts)) {
    return true;
  }
  return llvm::any_of(methods_of(record), [](const auto* method) {
    const clang::FunctionDecl* body =
        method->isConst() ? body_of(method) : nullptr;
    return body && is_suspicious(body->getBody());
  });
}

}  // namespace fearless::lower
