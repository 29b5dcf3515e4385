// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of RoleFacts that says what copying a value means. The vocabulary
// knows best. A class that cannot be copied owns. One that copies member by
// member is what its worst member is. One that writes its own copy constructor
// is taken to know what it does, unless that hands a pointer on as it is.

#include <algorithm>

#include "checker/lower/role_facts.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using ir::CopyMeaning;
using ir::Role;

CopyMeaning worse(CopyMeaning one, CopyMeaning other) {
  return std::max(one, other);  // the enum lists them from best to worst
}

const clang::CXXConstructorDecl* declared_copy(
    const clang::CXXRecordDecl* record) {
  for (const clang::CXXConstructorDecl* made : record->ctors()) {
    if (made->isCopyConstructor()) return made;
  }
  return nullptr;
}

// `View(const View& other) : data_(other.data_)` with a `T* data_`.
bool hands_pointers_on(const clang::CXXConstructorDecl* copy) {
  const auto* body =
      llvm::dyn_cast_or_null<clang::CXXConstructorDecl>(body_of(copy));
  if (!body) return false;
  for (const clang::CXXCtorInitializer* initializer : body->inits()) {
    const clang::FieldDecl* field = initializer->getMember();
    if (!field || !initializer->isWritten()) continue;
    if (!field->getType()->isPointerType() &&
        !field->getType()->isReferenceType()) {
      continue;
    }
    const clang::Expr* value = initializer->getInit()->IgnoreParenImpCasts();
    if (const auto* list = dyn_cast<clang::ParenListExpr>(value)) {
      if (list->getNumExprs() != 1) continue;
      value = list->getExpr(0)->IgnoreParenImpCasts();
    }
    const auto* from = dyn_cast<clang::MemberExpr>(value);
    if (from && from->getMemberDecl() == field) return true;
  }
  return false;
}

}  // namespace

// A lock that is a number or flag itself. One that has only a pointer to
// another lock is a name for that one.
bool RoleFacts::has_state_of_its_own(const clang::CXXRecordDecl* record) {
  return llvm::any_of(record->fields(), [&](const clang::FieldDecl* field) {
    return field->getType()->isIntegralOrEnumerationType() ||
           copies_lock(field->getType());
  });
}

bool RoleFacts::copies_lock(clang::QualType type) {
  if (type.isNull()) return false;
  const auto* alias = lexicon_.typedef_model(type);
  if (alias && (alias->roles & bit(Role::kLock))) return true;
  type = type.getCanonicalType();
  if (const auto* array = type->getAsArrayTypeUnsafe()) {
    return copies_lock(array->getElementType());
  }
  const clang::RecordDecl* record = record_of(type);
  if (!record || type->isReferenceType() || type->isPointerType()) return false;
  record = record->getDefinition();
  if (!record || record->isDependentContext()) return false;
  if (const auto* known = lexicon_.own_model(record)) {
    const auto* own = dyn_cast<clang::CXXRecordDecl>(record);
    return (known->roles & bit(Role::kLock)) &&
           (!own || own->hasTrivialCopyConstructor());
  }
  if (lexicon_.is_system(record)) return false;
  const auto [at, is_new] = lock_copies_.try_emplace(record, false);
  if (!is_new) return at->second;
  const auto* own = dyn_cast<clang::CXXRecordDecl>(record);
  bool found =
      llvm::any_of(record->fields(), [&](const clang::FieldDecl* field) {
        return copies_lock(field->getType());
      });
  if (own) {
    const clang::CXXConstructorDecl* copy = declared_copy(own);
    const bool is_deleted = copy ? copy->isDeleted()
                                 : own->defaultedCopyConstructorIsDeleted() ||
                                       own->hasUserDeclaredMoveConstructor() ||
                                       own->hasUserDeclaredMoveAssignment();
    const bool is_left_to_compiler =
        !is_deleted && !(copy && copy->isUserProvided());
    found |= llvm::any_of(own->bases(), [&](const auto& base) {
      return copies_lock(base.getType());
    });
    const std::uint32_t roles = this->roles(type);
    found |= (roles & bit(Role::kLock)) && !(roles & bit(Role::kGuard)) &&
             has_state_of_its_own(own);
    found &= is_left_to_compiler && !own->isLambda();
  }
  return lock_copies_[record] = found;
}

CopyMeaning RoleFacts::copy(clang::QualType type) {
  if (type.isNull()) return CopyMeaning::kValue;
  if (const auto* known = lexicon_.typedef_model(type)) {
    if (known->copy) return *known->copy;
  }
  type = type.getCanonicalType();
  if (type->isReferenceType()) return CopyMeaning::kBorrow;
  if (type->isPointerType()) {
    return type->isFunctionPointerType() ? CopyMeaning::kValue
                                         : CopyMeaning::kBorrow;
  }
  if (const auto* array = type->getAsArrayTypeUnsafe()) {
    return copy(array->getElementType());
  }
  const clang::RecordDecl* record = record_of(type);
  if (!record) return CopyMeaning::kValue;
  const clang::RecordDecl* key =
      llvm::cast<clang::RecordDecl>(record->getCanonicalDecl());
  const auto at = copies_.find(key);
  if (at != copies_.end()) return at->second;
  copies_[key] = CopyMeaning::kValue;  // a class that holds itself
  const CopyMeaning found = record_copy(record);
  copies_[key] = found;
  return found;
}

CopyMeaning RoleFacts::record_copy(const clang::RecordDecl* record) {
  if (const auto* known = lexicon_.own_model(record)) {
    return modelled_copy(record, *known);
  }
  if (!record->getDefinition()) return CopyMeaning::kValue;
  const auto* own = dyn_cast<clang::CXXRecordDecl>(record);
  if (!own) return members_copy(record);
  if (own->isDependentContext()) return CopyMeaning::kValue;
  const std::uint32_t roles = shape(own).roles;
  if (roles & (bit(Role::kPlainRefCount) | bit(Role::kAtomicRefCount))) {
    return CopyMeaning::kSharedOwner;
  }
  if (own->isLambda()) return members_copy(own);
  if ((roles & bit(Role::kGuard)) || is_copy_deleted(own)) {
    return CopyMeaning::kOwner;
  }
  const clang::CXXConstructorDecl* copy = declared_copy(own);
  if (copy && copy->isUserProvided()) {
    return hands_pointers_on(copy) ? CopyMeaning::kBorrow : CopyMeaning::kValue;
  }
  return members_copy(own);
}

CopyMeaning RoleFacts::modelled_copy(const clang::RecordDecl* record,
                                     const vocabulary::TypeModel& model) {
  // A container is what its elements are: a `vector<Order*>` borrows.
  constexpr std::uint32_t kHolds = bit(Role::kContainer) | bit(Role::kOptional);
  const bool follows_arguments =
      (model.roles & kHolds) ||
      (model.send &&
       model.send->kind == vocabulary::TraitRule::Kind::kArguments &&
       model.roles == 0);
  CopyMeaning meaning = model.copy.value_or(CopyMeaning::kValue);
  if (!follows_arguments || meaning != CopyMeaning::kValue) return meaning;
  const auto arguments = type_arguments(record);
  llvm::SmallVector<std::uint32_t, 4> which;
  if (model.send &&
      model.send->kind == vocabulary::TraitRule::Kind::kArguments) {
    which.assign(model.send->arguments.begin(), model.send->arguments.end());
  } else if (model.pointee) {
    which.push_back(*model.pointee);
  }
  for (const std::uint32_t index : which) {
    if (index < arguments.size()) {
      meaning = worse(meaning, copy(arguments[index]));
    }
  }
  return meaning;
}

CopyMeaning RoleFacts::members_copy(const clang::RecordDecl* record) {
  CopyMeaning meaning = CopyMeaning::kValue;
  if (const auto* own = dyn_cast<clang::CXXRecordDecl>(record)) {
    for (const clang::CXXBaseSpecifier& base : own->bases()) {
      meaning = worse(meaning, copy(base.getType()));
    }
  }
  for (const clang::FieldDecl* field : record->fields()) {
    meaning = worse(meaning, copy(field->getType()));
  }
  return meaning;
}

bool RoleFacts::is_copy_deleted(const clang::CXXRecordDecl* record) {
  if (const auto* copy = declared_copy(record)) {
    if (copy->isDeleted()) return true;
    // Private and never defined: what C++98 wrote for `= delete`.
    if (copy->getAccess() == clang::AS_private && !body_of(copy)) return true;
    if (!copy->isDefaulted()) return false;
  }
  if (record->hasUserDeclaredMoveConstructor() ||
      record->hasUserDeclaredMoveAssignment()) {
    return !declared_copy(record);
  }
  for (const clang::CXXBaseSpecifier& base : record->bases()) {
    const clang::CXXRecordDecl* parent = class_of(base.getType());
    if (parent && copy(base.getType()) == CopyMeaning::kOwner) return true;
  }
  for (const clang::FieldDecl* field : record->fields()) {
    if (copy(field->getType()) == CopyMeaning::kOwner) return true;
  }
  return false;
}

}  // namespace fearless::lower
