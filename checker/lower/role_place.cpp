// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of BodyWalk that says where an expression's object lies.

#include "checker/lower/role_walk.h"

namespace fearless::lower {

using clang::dyn_cast;
using clang::isa;

BodyWalk::Where BodyWalk::place_of(const clang::Expr* expression,
                                   const Frame& frame) const {
  expression = expression->IgnoreParenCasts();
  if (PatternReader::is_member(expression)) {
    const clang::ValueDecl* member = frame.reader.member_of(expression);
    if (const auto* variable = llvm::dyn_cast_or_null<clang::VarDecl>(member)) {
      return variable->hasGlobalStorage() ? Where::kGlobal : Where::kLocal;
    }
    if (member && member->getType()->isReferenceType()) {
      return Where::kBeyond;
    }
    const clang::Expr* base = PatternReader::base_of(expression);
    if (!base) return frame.object;
    return PatternReader::is_arrow(expression) ? pointee_of(base, frame)
                                               : place_of(base, frame);
  }
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(expression)) {
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    if (!variable) return Where::kLocal;
    if (variable->hasGlobalStorage()) return Where::kGlobal;
    const auto known = frame.parameters.find(variable);
    if (known != frame.parameters.end()) return known->second.where;
    if (!variable->getType()->isReferenceType()) return Where::kLocal;
    if (!variable->getInit()) return Where::kBeyond;
    return place_of(variable->getInit(), frame);
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expression)) {
    if (unary->getOpcode() == clang::UO_Deref) {
      return pointee_of(unary->getSubExpr(), frame);
    }
    return place_of(unary->getSubExpr(), frame);
  }
  if (const auto* element = dyn_cast<clang::ArraySubscriptExpr>(expression)) {
    const clang::Expr* array = element->getBase()->IgnoreParenImpCasts();
    return array->getType()->isArrayType() ? place_of(array, frame)
                                           : Where::kBeyond;
  }
  // `count()`, `*handle`, `handle->`: what a call returns lies elsewhere.
  if (isa<clang::CallExpr>(expression)) return Where::kBeyond;
  return Where::kLocal;
}

BodyWalk::Where BodyWalk::pointee_of(const clang::Expr* pointer,
                                     const Frame& frame) const {
  pointer = pointer->IgnoreParenCasts();
  if (isa<clang::CXXThisExpr>(pointer)) return frame.object;
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(pointer)) {
    if (unary->getOpcode() == clang::UO_AddrOf) {
      return place_of(unary->getSubExpr(), frame);
    }
  }
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(pointer)) {
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    const auto known = frame.parameters.find(variable);
    if (variable && known != frame.parameters.end() &&
        !variable->getType()->isReferenceType()) {
      return known->second.where;
    }
  }
  return Where::kBeyond;
}

const clang::ValueDecl* BodyWalk::counter_of(const clang::Expr* expression,
                                             const Frame& frame) const {
  expression = expression->IgnoreParenCasts();
  if (PatternReader::is_member(expression)) {
    return frame.reader.member_of(expression);
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expression)) {
    return counter_of(unary->getSubExpr(), frame);
  }
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(expression)) {
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    const auto passed = frame.parameters.find(variable);
    if (passed != frame.parameters.end()) return passed->second.member;
    if (variable && !isa<clang::ParmVarDecl>(variable) && variable->getInit()) {
      return counter_of(variable->getInit(), frame);
    }
  }
  return nullptr;
}

std::uint32_t BodyWalk::roles_of(const clang::Expr* expression,
                                 const Frame& frame) const {
  clang::QualType type =
      frame.reader.type_of(expression->IgnoreParenImpCasts());
  if (type.isNull()) return 0;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  return lexicon_.declared_roles(type);
}

}  // namespace fearless::lower
