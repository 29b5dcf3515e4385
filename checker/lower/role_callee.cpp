// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of PatternReader that finds members and callees.

#include "checker/lower/role_lexicon.h"
#include "checker/lower/role_pattern.h"
#include "clang/AST/DeclFriend.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using clang::cast;
using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// The class behind a value, pointer or reference.
const clang::CXXRecordDecl* class_behind(clang::QualType type) {
  if (type.isNull()) return nullptr;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  return class_of(type);
}

bool is_same(const clang::Decl* one, const clang::Decl* other) {
  return one && other && one->getCanonicalDecl() == other->getCanonicalDecl();
}

}  // namespace

const clang::CXXRecordDecl* PatternReader::object_of(
    const clang::Expr* member) const {
  const clang::Expr* base = base_of(member);
  if (!base) return record_;
  const clang::QualType type = type_of(base);
  if (type.isNull()) return nullptr;
  if (!is_arrow(member) || type->isPointerType()) return class_behind(type);
  // A smart pointer: what its operator-> points at.
  const auto* handle = class_of(type);
  const auto* arrow = dyn_cast_or_null<clang::FunctionDecl>(find_member(
      handle, context_.DeclarationNames.getCXXOperatorName(clang::OO_Arrow),
      [](const auto* found) { return isa<clang::FunctionDecl>(found); }));
  return arrow ? class_behind(arrow->getReturnType()) : nullptr;
}

const clang::FunctionDecl* PatternReader::instance_of(
    const clang::FunctionDecl* function) const {
  if (!function || !function->isDependentContext()) return function;
  const auto* method = dyn_cast<clang::CXXMethodDecl>(function);
  if (!method) return nullptr;
  const auto* owner = class_of(substitute_class(method->getParent()));
  if (!owner) return nullptr;
  for (const clang::CXXMethodDecl* candidate : owner->methods()) {
    if (is_same(candidate->getTemplateInstantiationPattern(), method)) {
      return candidate;
    }
  }
  return nullptr;
}

const clang::ValueDecl* PatternReader::instance_of(
    const clang::ValueDecl* member) const {
  const auto* owner = dyn_cast<clang::CXXRecordDecl>(member->getDeclContext());
  if (!owner || !owner->isDependentContext()) return member;
  const auto* found =
      find_member(class_of(substitute_class(owner)), member->getDeclName(),
                  [](const clang::NamedDecl* candidate) {
                    return isa<clang::FieldDecl, clang::VarDecl>(candidate);
                  });
  return dyn_cast_or_null<clang::ValueDecl>(found);
}

const clang::ValueDecl* PatternReader::member_of(
    const clang::Expr* expression) const {
  if (const auto* member = dyn_cast<clang::MemberExpr>(expression)) {
    const clang::ValueDecl* named = member->getMemberDecl();
    if (!isa<clang::FieldDecl, clang::VarDecl>(named)) return nullptr;
    return instance_of(named);
  }
  const auto* later = dyn_cast<clang::CXXDependentScopeMemberExpr>(expression);
  if (!later) return nullptr;
  return dyn_cast_or_null<clang::ValueDecl>(
      find_member(object_of(later), later->getMember(),
                  [](const clang::NamedDecl* candidate) {
                    return isa<clang::FieldDecl, clang::VarDecl>(candidate);
                  }));
}

bool PatternReader::fits(const clang::FunctionDecl* candidate,
                         const clang::CallExpr* call) const {
  const unsigned given = call->getNumArgs();
  if (given < candidate->getMinRequiredArguments()) return false;
  if (given > candidate->getNumParams()) return candidate->isVariadic();
  for (unsigned i = 0; i < given; ++i) {
    const auto* wanted = class_behind(candidate->getParamDecl(i)->getType());
    const auto* passed = class_behind(type_of(call->getArg(i)));
    if (!wanted || !passed || is_same(wanted, passed)) continue;
    if (!passed->hasDefinition() || !wanted->hasDefinition() ||
        !passed->isDerivedFrom(wanted)) {
      return false;
    }
  }
  return true;
}

const clang::FunctionDecl* PatternReader::callee_of(
    const clang::CallExpr* call) const {
  if (const clang::FunctionDecl* direct = call->getDirectCallee()) {
    return instance_of(direct);
  }
  const clang::Expr* name = call->getCallee()->IgnoreParenImpCasts();
  const auto wanted = [&](const clang::NamedDecl* candidate) {
    const auto* function = dyn_cast<clang::FunctionDecl>(candidate);
    return function && fits(function, call);
  };
  const clang::NamedDecl* found = nullptr;
  if (const auto* member = dyn_cast<clang::CXXDependentScopeMemberExpr>(name)) {
    found = find_member(object_of(member), member->getMember(), wanted);
  } else if (const auto* overloaded =
                 dyn_cast<clang::UnresolvedMemberExpr>(name)) {
    found =
        find_member(object_of(overloaded), overloaded->getMemberName(), wanted);
  } else if (const auto* policy =
                 dyn_cast<clang::DependentScopeDeclRefExpr>(name)) {
    found = find_member(scope_of(policy->getQualifier()), policy->getDeclName(),
                        wanted);
  } else if (const auto* free = dyn_cast<clang::UnresolvedLookupExpr>(name)) {
    return find_associated(free, call);
  }
  return dyn_cast_or_null<clang::FunctionDecl>(found);
}

const clang::FunctionDecl* PatternReader::find_associated(
    const clang::UnresolvedLookupExpr* name,
    const clang::CallExpr* call) const {
  const auto accepts = [&](const clang::NamedDecl* candidate) {
    const auto* function = dyn_cast_or_null<clang::FunctionDecl>(candidate);
    return function && function->getDeclName() == name->getName() &&
           fits(function, call);
  };
  for (const clang::Expr* argument : call->arguments()) {
    const auto* record = class_behind(type_of(argument));
    if (!record || !record->hasDefinition()) continue;
    for (const clang::FriendDecl* made : record->friends()) {
      if (accepts(made->getFriendDecl())) {
        return cast<clang::FunctionDecl>(made->getFriendDecl());
      }
    }
    const auto* scope = record->getEnclosingNamespaceContext();
    for (const clang::NamedDecl* found : scope->lookup(name->getName())) {
      if (accepts(found)) return cast<clang::FunctionDecl>(found);
    }
  }
  for (const clang::NamedDecl* found : name->decls()) {
    if (!accepts(found->getUnderlyingDecl())) continue;
    return instance_of(cast<clang::FunctionDecl>(found->getUnderlyingDecl()));
  }
  return nullptr;
}

}  // namespace fearless::lower
