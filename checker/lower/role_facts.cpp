// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_facts.h"

#include "checker/lower/role_guard.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using ir::Role;

const clang::RecordDecl* key_of(const clang::RecordDecl* record) {
  return llvm::cast<clang::RecordDecl>(record->getCanonicalDecl());
}

// Locks are named by their methods; a class found to be a guard or a shared
// handle is that, whatever its methods are called.
constexpr std::uint32_t kLockRoles =
    bit(Role::kLock) | bit(Role::kSharedLock) | bit(Role::kSyncObject);

constexpr std::uint32_t kHandedDown =
    bit(Role::kGuard) | bit(Role::kPlainRefCount) | bit(Role::kAtomicRefCount) |
    bit(Role::kSmartPointer);

void append(llvm::SmallVectorImpl<clang::QualType>& types,
            const clang::TemplateArgument& argument) {
  if (argument.getKind() == clang::TemplateArgument::Pack) {
    for (const clang::TemplateArgument& element : argument.pack_elements()) {
      append(types, element);
    }
  } else if (argument.getKind() == clang::TemplateArgument::Type) {
    types.push_back(argument.getAsType());
  } else {
    types.emplace_back();
  }
}

// What `*handle` or `handle->` gives.
clang::QualType dereferenced(const clang::CXXRecordDecl* record) {
  auto& names = record->getASTContext().DeclarationNames;
  const auto is_function = [](const clang::NamedDecl* found) {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(found);
    return method && method->getNumParams() == 0;
  };
  for (const auto kind : {clang::OO_Arrow, clang::OO_Star}) {
    const auto* method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(
        find_member(record, names.getCXXOperatorName(kind), is_function));
    if (!method) continue;
    const clang::QualType result = method->getReturnType();
    if (result->isPointerType() || result->isReferenceType()) {
      return result->getPointeeType();
    }
  }
  return {};
}

}  // namespace

llvm::SmallVector<clang::QualType, 4> type_arguments(
    const clang::RecordDecl* record) {
  llvm::SmallVector<clang::QualType, 4> types;
  const auto* instance =
      dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
  if (!instance) return types;
  for (const auto& argument : instance->getTemplateArgs().asArray()) {
    append(types, argument);
  }
  return types;
}

RoleFacts::RoleFacts(Lexicon& lexicon) : lexicon_(lexicon) {}

std::uint32_t RoleFacts::roles(clang::QualType type) {
  if (type.isNull()) return 0;
  std::uint32_t roles = 0;
  if (const auto* known = lexicon_.typedef_model(type)) roles = known->roles;
  type = type.getCanonicalType();
  if (type->isReferenceType()) return roles | bit(Role::kReference);
  if (type->isPointerType()) {
    return roles | bit(type->isFunctionPointerType() ? Role::kCallable
                                                     : Role::kPointer);
  }
  if (type->isArrayType()) return roles | bit(Role::kArray);
  if (type->isAtomicType()) return roles | bit(Role::kAtomic);
  if (const clang::RecordDecl* record = record_of(type)) {
    roles |= shape(record).roles;
  }
  return roles;
}

const ReferenceCount* RoleFacts::reference_count(
    const clang::CXXRecordDecl* record) {
  const Shape& known = shape(record);
  return known.count ? &*known.count : nullptr;
}

const RoleFacts::Shape& RoleFacts::shape(const clang::RecordDecl* record) {
  const clang::RecordDecl* key = key_of(record);
  const auto at = shapes_.find(key);
  if (at != shapes_.end()) return at->second;
  shapes_[key].roles = lexicon_.declared_roles(record);
  const auto* own = dyn_cast<clang::CXXRecordDecl>(record);
  Shape found = own ? find_shape(own) : shapes_[key];
  if (record->getDefinition() && !lexicon_.is_system(record)) {
    found.roles |= bit(Role::kRecord);
  }
  return shapes_[key] = std::move(found);
}

RoleFacts::Shape RoleFacts::find_shape(const clang::CXXRecordDecl* record) {
  Shape found;
  found.roles = lexicon_.declared_roles(record);
  const clang::CXXRecordDecl* own = record->getDefinition();
  if (!own) return found;
  if (own->isLambda()) {
    found.roles |= bit(Role::kClosure);
    return found;
  }
  if (lexicon_.own_model(own) || lexicon_.is_system(own) ||
      own->isDependentContext()) {
    return found;
  }
  for (const clang::CXXBaseSpecifier& base : own->bases()) {
    const clang::CXXRecordDecl* parent = class_of(base.getType());
    if (parent) found.roles |= shape(parent).roles & kHandedDown;
  }
  // A walk of its own: the question whether a local is a guard may lead here.
  BodyWalk walk(lexicon_, [this](clang::QualType type) {
    return has(type, Role::kGuard);
  });
  found.count = find_reference_count(own, walk);
  if (found.count) {
    found.roles &= ~kLockRoles;
    found.roles |= bit(found.count->is_atomic ? Role::kAtomicRefCount
                                              : Role::kPlainRefCount);
    if (!dereferenced(own).isNull()) found.roles |= bit(Role::kSmartPointer);
  } else if (is_guard_by_shape(own, walk)) {
    found.roles &= ~kLockRoles;
    found.roles |= bit(Role::kGuard);
  }
  return found;
}

bool has_mutable_member(const clang::CXXRecordDecl* record) {
  return llvm::any_of(record->fields(), [](const clang::FieldDecl* field) {
    return field->isMutable();
  });
}

bool RoleFacts::reaches_mutable_member(const clang::CXXRecordDecl* record) {
  const auto [at, is_new] = mutables_.try_emplace(record, false);
  if (!is_new) return at->second;
  const auto is_reached = [&](clang::QualType type) {
    const clang::CXXRecordDecl* part =
        class_of(clang::QualType(type->getBaseElementTypeUnsafe(), 0));
    return part && part->hasDefinition() && !lexicon_.is_system(part) &&
           reaches_mutable_member(part);
  };
  const bool found =
      has_mutable_member(record) ||
      llvm::any_of(record->bases(),
                   [&](const clang::CXXBaseSpecifier& base) {
                     return is_reached(base.getType());
                   }) ||
      llvm::any_of(record->fields(), [&](const clang::FieldDecl* field) {
        return !field->getType()->isReferenceType() &&
               is_reached(field->getType());
      });
  mutables_[record] = found;
  return found;
}

clang::QualType RoleFacts::pointee(clang::QualType type) {
  if (type.isNull()) return {};
  type = type.getCanonicalType();
  if (type->isPointerType() || type->isReferenceType()) {
    return type->getPointeeType();
  }
  if (const auto* array = type->getAsArrayTypeUnsafe()) {
    return array->getElementType();
  }
  if (const auto* atomic = type->getAs<clang::AtomicType>()) {
    return atomic->getValueType();
  }
  const clang::RecordDecl* record = record_of(type);
  if (!record) return {};
  if (const clang::RecordDecl* known = lexicon_.modelled(record)) {
    const auto* model = lexicon_.own_model(known);
    if (!model->pointee) return {};
    const auto arguments = type_arguments(known);
    const std::uint32_t index = *model->pointee;
    return index < arguments.size() ? arguments[index] : clang::QualType();
  }
  const auto* own = dyn_cast<clang::CXXRecordDecl>(record);
  if (own && (shape(own).roles & bit(Role::kSmartPointer))) {
    return dereferenced(own);
  }
  return {};
}

}  // namespace fearless::lower
