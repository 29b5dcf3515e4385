// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of MutationWalk that says what an lvalue is a part of.

#include "checker/lower/trait_mutation_walk.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using ir::Role;
using Kind = Mutation::Kind;

std::optional<MutationWalk::Root> MutationWalk::root_of(
    const clang::Expr* expression, const Frame& frame) {
  expression = expression->IgnoreParenCasts();
  if (PatternReader::is_member(expression)) {
    return root_of_member(expression, frame);
  }
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(expression)) {
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    if (!variable) return std::nullopt;
    return root_of_variable(variable, frame);
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expression)) {
    if (unary->getOpcode() == clang::UO_Deref) {
      return root_behind(unary->getSubExpr(), frame);
    }
    return root_of(unary->getSubExpr(), frame);
  }
  if (const auto* element = dyn_cast<clang::ArraySubscriptExpr>(expression)) {
    const clang::Expr* array = element->getBase()->IgnoreParenImpCasts();
    return array->getType()->isArrayType() ? root_of(array, frame)
                                           : root_behind(array, frame);
  }
  if (const auto* call = dyn_cast<clang::CallExpr>(expression)) {
    return root_of_call(call, frame);
  }
  return std::nullopt;
}

std::optional<MutationWalk::Root> MutationWalk::root_of_member(
    const clang::Expr* member, const Frame& frame) {
  const auto* field =
      dyn_cast_or_null<clang::FieldDecl>(frame.reader.member_of(member));
  if (!field) return std::nullopt;
  const clang::Expr* base = PatternReader::base_of(member);
  const bool is_arrow = PatternReader::is_arrow(member);
  const bool is_own = !base || (is_arrow && is_this(base));
  if (field->getType()->isReferenceType()) {
    if (!is_own) return std::nullopt;
    return Root{Kind::kPointee, field};
  }
  if (is_own) {
    if (field->isMutable()) return Root{Kind::kMutable, field};
    if (frame.is_any_member || (base && is_this_without_const(base))) {
      return Root{Kind::kConstCast, field};
    }
    return std::nullopt;
  }
  if (field->isMutable() && field->getParent() == subject_) {
    clang::QualType object = frame.reader.type_of(base);
    if (!object.isNull() && is_arrow) object = object->getPointeeType();
    if (!object.isNull() && object.getNonReferenceType().isConstQualified()) {
      return Root{Kind::kMutable, field};
    }
  }
  if (is_arrow) return root_behind(base, frame);
  const auto root = root_of(base, frame);
  if (root || !field->isMutable()) return root;
  // A mutable member of a member: `stats_.hits`.
  const clang::Expr* outer = base->IgnoreParenCasts();
  while (PatternReader::is_member(outer) && !PatternReader::is_arrow(outer) &&
         PatternReader::base_of(outer)) {
    outer = PatternReader::base_of(outer)->IgnoreParenCasts();
  }
  if (PatternReader::is_member(outer) && !PatternReader::base_of(outer)) {
    return Root{Kind::kMutable, field};
  }
  return std::nullopt;
}

std::optional<MutationWalk::Root> MutationWalk::root_of_variable(
    const clang::VarDecl* variable, const Frame& frame) {
  if (variable->getType()->isReferenceType()) {
    if (!variable->getInit() || isa<clang::ParmVarDecl>(variable)) {
      return std::nullopt;
    }
    return root_of(variable->getInit(), frame);
  }
  if (variable->isStaticLocal() && !variable->getTLSKind() &&
      !variable->getType().isConstQualified()) {
    return Root{Kind::kStatic, variable};
  }
  return std::nullopt;
}

// An element, a value: what a call on an object returns by reference.
std::optional<MutationWalk::Root> MutationWalk::root_of_call(
    const clang::CallExpr* call, const Frame& frame) {
  const clang::FunctionDecl* callee = frame.reader.callee_of(call);
  if (!callee) return std::nullopt;
  const clang::QualType result = callee->getReturnType();
  if (!result->isReferenceType() ||
      result->getPointeeType().isConstQualified()) {
    return std::nullopt;
  }
  const clang::Expr* name = call->getCallee()->IgnoreParenImpCasts();
  const clang::Expr* object = nullptr;
  if (PatternReader::is_member(name)) {
    object = PatternReader::base_of(name);
    if (object && PatternReader::is_arrow(name)) {
      return root_behind(object, frame);
    }
  } else if (call->getNumArgs() > 0 && (isa<clang::CXXOperatorCallExpr>(call) ||
                                        facts_.lexicon().is_system(callee))) {
    object = call->getArg(0);
  }
  if (!object) return std::nullopt;
  const auto* method = dyn_cast<clang::CXXMethodDecl>(callee);
  if ((roles_of(object, frame) & bit(Role::kSmartPointer)) ||
      (method && method->isConst())) {
    return root_behind(object, frame);
  }
  return root_of(object, frame);
}

std::optional<MutationWalk::Root> MutationWalk::root_behind(
    const clang::Expr* pointer, const Frame& frame) {
  if (is_this_without_const(pointer) ||
      (frame.is_any_member && is_this(pointer))) {
    return Root{Kind::kConstCast, frame.method};
  }
  pointer = pointer->IgnoreParenCasts();
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(pointer)) {
    if (unary->getOpcode() == clang::UO_AddrOf) {
      return root_of(unary->getSubExpr(), frame);
    }
  }
  if (const auto* arrow = dyn_cast<clang::CXXOperatorCallExpr>(pointer)) {
    if (arrow->getNumArgs() > 0) pointer = arrow->getArg(0);
    pointer = pointer->IgnoreParenCasts();
  }
  if (PatternReader::is_member(pointer)) {
    const auto* field =
        dyn_cast_or_null<clang::FieldDecl>(frame.reader.member_of(pointer));
    const clang::Expr* base = PatternReader::base_of(pointer);
    if (field && (!base || is_this(base))) {
      return Root{Kind::kPointee, field};
    }
  }
  return std::nullopt;
}

bool MutationWalk::is_this(const clang::Expr* pointer) const {
  pointer = pointer->IgnoreParenCasts();
  if (isa<clang::CXXThisExpr>(pointer)) return true;
  // `auto* self = const_cast<Report*>(this);`
  const auto* name = dyn_cast<clang::DeclRefExpr>(pointer);
  const auto* variable =
      name ? dyn_cast<clang::VarDecl>(name->getDecl()) : nullptr;
  return variable && variable->getInit() &&
         !isa<clang::ParmVarDecl>(variable) &&
         isa<clang::CXXThisExpr>(variable->getInit()->IgnoreParenCasts());
}

bool MutationWalk::is_this_without_const(const clang::Expr* pointer) const {
  if (!is_this(pointer)) return false;
  const clang::Expr* inner = pointer->IgnoreParenImpCasts();
  if (isa<clang::CXXThisExpr>(inner)) return false;
  const clang::QualType type = inner->getType();
  return type->isPointerType() && !type->getPointeeType().isConstQualified();
}

// Locks, atomics, channels, and classes with a lock inside.
bool MutationWalk::locks_by_itself(clang::QualType type) {
  type = type.getNonReferenceType();
  if (type->isPointerType()) return false;
  constexpr std::uint32_t kExempt =
      bit(Role::kLock) | bit(Role::kAtomic) | bit(Role::kCondvar) |
      bit(Role::kSyncObject) | bit(Role::kChannel) | bit(Role::kSender) |
      bit(Role::kReceiver) | bit(Role::kGuard);
  if (facts_.roles(type) & kExempt) return true;
  const auto* record = class_of(type);
  if (!record || !record->hasDefinition()) return false;
  if (facts_.lexicon().is_system(record)) return false;
  return llvm::any_of(record->fields(), [&](const clang::FieldDecl* field) {
    return facts_.has(field->getType(), Role::kLock);
  });
}

std::uint32_t MutationWalk::roles_of(const clang::Expr* expression,
                                     const Frame& frame) {
  clang::QualType type =
      frame.reader.type_of(expression->IgnoreParenImpCasts());
  if (type.isNull()) return 0;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  return facts_.roles(type);
}

}  // namespace fearless::lower
