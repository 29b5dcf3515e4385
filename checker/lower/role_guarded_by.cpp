// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_guarded_by.h"

#include <utility>

#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using clang::isa;

constexpr ir::Step kDeref{ir::StepKind::kDeref, ir::kNone};

std::optional<LockPath> with(std::optional<LockPath> path, ir::Step step) {
  if (path) path->steps.push_back(step);
  return path;
}

// `Mutex* mutex() RETURN_CAPABILITY(mu_);`
std::optional<LockPath> returned_lock(const clang::CallExpr* call,
                                      TypeTable& types) {
  const clang::FunctionDecl* callee = call->getDirectCallee();
  const auto* attr =
      callee ? callee->getAttr<clang::LockReturnedAttr>() : nullptr;
  const auto* member =
      dyn_cast<clang::MemberExpr>(call->getCallee()->IgnoreParenImpCasts());
  // Only on the object itself: the attribute's `this` is the callee's.
  if (!attr || !member ||
      !isa<clang::CXXThisExpr>(member->getBase()->IgnoreParenImpCasts())) {
    return std::nullopt;
  }
  return lock_path(attr->getArg(), types);
}

template <class Attribute>
std::vector<const clang::Expr*> named_by(const clang::Decl* declaration) {
  std::vector<const clang::Expr*> locks;
  for (const auto* attr : declaration->specific_attrs<Attribute>())
    locks.insert(locks.end(), attr->args_begin(), attr->args_end());
  return locks;
}

}  // namespace

std::optional<LockPath> lock_path(const clang::Expr* expression,
                                  TypeTable& types) {
  if (!expression) return std::nullopt;
  expression = expression->IgnoreParenCasts();
  if (isa<clang::CXXThisExpr>(expression)) return LockPath{};
  if (const auto* member = dyn_cast<clang::MemberExpr>(expression)) {
    if (const auto* shared =
            dyn_cast<clang::VarDecl>(member->getMemberDecl())) {
      return LockPath{shared, {}};
    }
    const auto* field = dyn_cast<clang::FieldDecl>(member->getMemberDecl());
    if (!field) return std::nullopt;
    const clang::Expr* base = member->getBase()->IgnoreParenCasts();
    auto path = lock_path(base, types);
    if (member->isArrow() && !isa<clang::CXXThisExpr>(base)) {
      path = with(std::move(path), kDeref);
    }
    path = with(std::move(path), {ir::StepKind::kField, types.field(field)});
    if (field->getType()->isReferenceType()) {
      path = with(std::move(path), kDeref);
    }
    return path;
  }
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(expression)) {
    if (const auto* field = dyn_cast<clang::FieldDecl>(name->getDecl())) {
      return LockPath{nullptr, {{ir::StepKind::kField, types.field(field)}}};
    }
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    if (!variable || !variable->hasGlobalStorage()) return std::nullopt;
    return LockPath{variable, {}};
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expression)) {
    auto path = lock_path(unary->getSubExpr(), types);
    if (unary->getOpcode() == clang::UO_AddrOf) return path;
    if (unary->getOpcode() != clang::UO_Deref) return std::nullopt;
    return with(std::move(path), kDeref);
  }
  // A smart pointer's `->` or `*`.
  if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(expression)) {
    if (call->getNumArgs() != 1) return std::nullopt;
    auto path = lock_path(call->getArg(0), types);
    return call->getOperator() == clang::OO_Star ? with(std::move(path), kDeref)
                                                 : path;
  }
  if (const auto* call = dyn_cast<clang::CallExpr>(expression)) {
    return returned_lock(call, types);
  }
  return std::nullopt;
}

const clang::Expr* guarded_by(const clang::Decl* declaration) {
  const auto* attr = declaration->getAttr<clang::GuardedByAttr>();
  return attr ? attr->getArg() : nullptr;
}

const clang::Expr* pointee_guarded_by(const clang::Decl* declaration) {
  const auto* attr = declaration->getAttr<clang::PtGuardedByAttr>();
  return attr ? attr->getArg() : nullptr;
}

std::vector<const clang::Expr*> acquired_before(
    const clang::Decl* declaration) {
  return named_by<clang::AcquiredBeforeAttr>(declaration);
}

std::vector<const clang::Expr*> acquired_after(const clang::Decl* declaration) {
  return named_by<clang::AcquiredAfterAttr>(declaration);
}

}  // namespace fearless::lower
