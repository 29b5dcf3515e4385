// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_lexicon.h"

#include <string>
#include <vector>

#include "checker/lower/role_lock.h"
#include "checker/lower/type_name.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;

const clang::RecordDecl* definition_of(const clang::RecordDecl* record) {
  const clang::RecordDecl* definition = record->getDefinition();
  return definition ? definition : record;
}

// Class roles that a base hands down. What a class *is* structurally it must
// be by itself.
constexpr std::uint32_t kNotInherited =
    bit(ir::Role::kRecord) | bit(ir::Role::kClosure);

std::string plain_type_name(clang::QualType type) {
  type = type.getNonReferenceType().getUnqualifiedType();
  if (const clang::RecordDecl* record = record_of(type)) {
    return vocabulary_name(record);
  }
  return type.getCanonicalType().getAsString();
}

}  // namespace

const clang::RecordDecl* record_of(clang::QualType type) {
  if (type.isNull()) return nullptr;
  type = type.getNonReferenceType().getCanonicalType();
  if (const auto* record = type->getAs<clang::RecordType>()) {
    return definition_of(record->getDecl());
  }
  if (const auto* own = type->getAs<clang::InjectedClassNameType>()) {
    return definition_of(own->getDecl());
  }
  if (const auto* named = type->getAs<clang::TemplateSpecializationType>()) {
    const auto* pattern = llvm::dyn_cast_or_null<clang::ClassTemplateDecl>(
        named->getTemplateName().getAsTemplateDecl());
    if (pattern) return definition_of(pattern->getTemplatedDecl());
  }
  return nullptr;
}

const clang::CXXRecordDecl* class_of(clang::QualType type) {
  return llvm::dyn_cast_or_null<clang::CXXRecordDecl>(record_of(type));
}

Lexicon::Lexicon(clang::ASTContext& context,
                 const vocabulary::Vocabulary& vocabulary)
    : context_(context), vocabulary_(vocabulary) {}

const vocabulary::TypeModel* Lexicon::own_model(
    const clang::RecordDecl* record) {
  const auto* canonical =
      llvm::cast<clang::RecordDecl>(record->getCanonicalDecl());
  auto [at, is_new] = models_.try_emplace(canonical, nullptr);
  if (is_new) at->second = vocabulary_.find_type(vocabulary_name(record));
  return at->second;
}

const Marks* Lexicon::marks(const clang::RecordDecl* record) {
  if (!record->hasAttrs()) return nullptr;
  const auto [at, is_new] = marks_.try_emplace(record, nullptr);
  if (is_new) at->second = marks_of(record);
  return at->second.get();
}

const FunctionMarks* Lexicon::marks(const clang::FunctionDecl* function) {
  const auto [at, is_new] =
      function_marks_.try_emplace(function->getCanonicalDecl(), nullptr);
  if (!is_new) return at->second.get();
  at->second = marks_of(function);
  const FunctionMarks* found = at->second.get();
  if (found && !found->error.empty() &&
      told_marks_.insert(found->where.getBegin()).second)
    wrong_marks_.push_back(found);
  return at->second.get();
}

const vocabulary::TypeModel* Lexicon::model(clang::QualType type) {
  if (type.isNull()) return nullptr;
  if (const auto* by_alias = typedef_model(type)) return by_alias;
  const clang::RecordDecl* record = record_of(type);
  if (!record) return nullptr;
  const clang::RecordDecl* with_model = modelled(record);
  return with_model ? own_model(with_model) : nullptr;
}

const clang::RecordDecl* Lexicon::modelled(const clang::RecordDecl* record) {
  record = definition_of(record);
  // Asked again before the answer is known, a class gets null: its template
  // derives from itself.
  const auto [at, is_new] = modelled_.try_emplace(record, nullptr);
  if (!is_new) return at->second;
  const clang::RecordDecl* found = find_modelled(record);
  modelled_[record] = found;
  return found;
}

const clang::RecordDecl* Lexicon::find_modelled(
    const clang::RecordDecl* record) {
  if (own_model(record)) return record;
  const auto* derived = dyn_cast<clang::CXXRecordDecl>(record);
  if (!derived || !derived->hasDefinition()) return nullptr;
  for (const clang::CXXBaseSpecifier& base : derived->bases()) {
    const clang::RecordDecl* parent = record_of(base.getType());
    const auto* found = parent ? modelled(parent) : nullptr;
    if (found && own_model(found)->roles != 0) return found;
  }
  return nullptr;
}

const clang::TypedefNameDecl* Lexicon::modelled_typedef(clang::QualType type) {
  const auto* alias = type->getAs<clang::TypedefType>();
  if (!alias) return nullptr;
  const clang::RecordDecl* record = record_of(type);
  if (record && own_model(record)) return nullptr;
  for (; alias; alias = alias->desugar()->getAs<clang::TypedefType>()) {
    const clang::TypedefNameDecl* declaration =
        alias->getDecl()->getCanonicalDecl();
    auto [at, is_new] = typedefs_.try_emplace(declaration, nullptr);
    if (is_new) {
      at->second = vocabulary_.find_type(vocabulary_name(declaration));
    }
    if (at->second) return declaration;
  }
  return nullptr;
}

const vocabulary::TypeModel* Lexicon::typedef_model(clang::QualType type) {
  const clang::TypedefNameDecl* alias = modelled_typedef(type);
  return alias ? typedefs_.lookup(alias) : nullptr;
}

std::uint32_t Lexicon::declared_roles(clang::QualType type) {
  if (type.isNull()) return 0;
  std::uint32_t roles = 0;
  if (const auto* by_alias = typedef_model(type)) roles |= by_alias->roles;
  if (const clang::RecordDecl* record = record_of(type)) {
    roles |= declared_roles(record);
  } else if (type.getNonReferenceType()->isAtomicType()) {
    roles |= bit(ir::Role::kAtomic);
  }
  return roles;
}

std::uint32_t Lexicon::declared_roles(const clang::RecordDecl* record) {
  const auto* canonical =
      llvm::cast<clang::RecordDecl>(record->getCanonicalDecl());
  const auto at = roles_.find(canonical);
  if (at != roles_.end()) return at->second;
  roles_[canonical] = 0;  // a class that names itself in its bases
  const std::uint32_t roles = find_roles(definition_of(record));
  roles_[canonical] = roles;
  return roles;
}

std::uint32_t Lexicon::find_roles(const clang::RecordDecl* record) {
  const Marks* marked = marks(record);
  if (marked && marked->model.roles != 0) return marked->model.roles;
  if (const auto* known = own_model(record)) return known->roles;
  const auto* own = dyn_cast<clang::CXXRecordDecl>(record);
  if (!own || !own->hasDefinition()) return 0;
  std::uint32_t roles = 0;
  for (const clang::CXXBaseSpecifier& base : own->bases()) {
    if (const clang::RecordDecl* parent = record_of(base.getType())) {
      roles |= declared_roles(parent) & ~kNotInherited;
    }
  }
  if (roles == 0 && !own->isLambda() && !is_system(own)) {
    roles = declared_lock_roles(own);
    if ((roles & bit(ir::Role::kLock)) && may_be_taken_again(own))
      roles |= bit(ir::Role::kRecursive);
  }
  return roles;
}

// A lock made of a recursive one, or that says so.
bool Lexicon::may_be_taken_again(const clang::CXXRecordDecl* lock) {
  const std::string name = lock->getName().lower();
  if (llvm::StringRef(name).contains("recursive") ||
      llvm::StringRef(name).contains("reentrant"))
    return true;
  return llvm::any_of(lock->fields(), [&](const clang::FieldDecl* field) {
    return (declared_roles(field->getType()) & bit(ir::Role::kRecursive)) != 0;
  });
}

const vocabulary::FunctionModel* Lexicon::function_model(
    const clang::FunctionDecl* function) {
  const auto* canonical = function->getCanonicalDecl();
  auto [at, is_new] = functions_.try_emplace(canonical, nullptr);
  if (is_new) at->second = find_model(function);
  return at->second;
}

const vocabulary::FunctionModel* Lexicon::find_model(
    const clang::FunctionDecl* function) {
  const FunctionMarks* marked = marks(function);
  if (marked && marked->meaning.model) return &*marked->meaning.model;
  const std::string name = vocabulary_name(function);
  if (!vocabulary_.knows_function(name)) return nullptr;
  std::vector<std::string> arguments;
  for (const clang::ParmVarDecl* parameter : function->parameters()) {
    arguments.push_back(plain_type_name(parameter->getType()));
  }
  const auto* method = dyn_cast<clang::CXXMethodDecl>(function);
  return vocabulary_.find_function(name, arguments,
                                   method && method->isConst());
}

bool Lexicon::is_observer(const clang::TagDecl* record) const {
  return vocabulary_.is_named(vocabulary::Named::kObserver,
                              vocabulary_name(record));
}

bool Lexicon::is_system(const clang::Decl* declaration) const {
  const auto& sources = context_.getSourceManager();
  const clang::SourceLocation at = declaration->getLocation();
  return at.isInvalid() ||
         sources.isInSystemHeader(sources.getExpansionLoc(at));
}

}  // namespace fearless::lower
