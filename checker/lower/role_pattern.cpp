// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_pattern.h"

#include "checker/lower/role_lexicon.h"
#include "clang/AST/DeclFriend.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using clang::cast;
using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

bool is_unknown(clang::QualType type) {
  return type.isNull() || type->isDependentType() || type->isUndeducedType() ||
         type->isPlaceholderType();
}

const clang::CXXRecordDecl* pattern_of(const clang::CXXRecordDecl* record) {
  const auto* pattern = record->getTemplateInstantiationPattern();
  return pattern ? pattern : record;
}

bool is_same(const clang::Decl* one, const clang::Decl* other) {
  return one && other && one->getCanonicalDecl() == other->getCanonicalDecl();
}

}  // namespace

const clang::FunctionDecl* body_of(const clang::FunctionDecl* function) {
  const clang::FunctionDecl* definition = nullptr;
  if (function->hasBody(definition)) return definition;
  const clang::FunctionDecl* pattern =
      function->getTemplateInstantiationPattern();
  if (pattern && pattern->hasBody(definition)) return definition;
  return nullptr;
}

const clang::NamedDecl* find_member(
    const clang::CXXRecordDecl* record, clang::DeclarationName name,
    llvm::function_ref<bool(const clang::NamedDecl*)> wanted) {
  if (!record || !record->hasDefinition()) return nullptr;
  for (const clang::NamedDecl* found : record->lookup(name)) {
    if (wanted(found->getUnderlyingDecl())) return found->getUnderlyingDecl();
  }
  for (const clang::CXXBaseSpecifier& base : record->bases()) {
    if (base.getType()->isDependentType()) continue;
    const auto* parent = class_of(base.getType());
    if (const auto* found = find_member(parent, name, wanted)) return found;
  }
  return nullptr;
}

PatternReader::PatternReader(clang::ASTContext& context,
                             const clang::FunctionDecl* function)
    : context_(context) {
  if (const auto* arguments = function->getTemplateSpecializationArgs()) {
    const auto* primary = function->getPrimaryTemplate();
    bind(primary->getTemplateParameters()->getDepth(), arguments->asArray());
  }
  const auto* method = dyn_cast<clang::CXXMethodDecl>(function);
  if (!method) return;
  record_ = method->getParent();
  for (const clang::DeclContext* at = record_; at; at = at->getParent()) {
    const auto* instance = dyn_cast<clang::ClassTemplateSpecializationDecl>(at);
    if (!instance) continue;
    const auto* parameters =
        instance->getSpecializedTemplate()->getTemplateParameters();
    bind(parameters->getDepth(),
         instance->getTemplateInstantiationArgs().asArray());
  }
}

void PatternReader::bind(unsigned depth, Arguments arguments) {
  if (levels_.size() <= depth) levels_.resize(depth + 1);
  if (levels_[depth].empty()) levels_[depth] = arguments;
}

bool PatternReader::is_member(const clang::Expr* expression) {
  return isa<clang::MemberExpr, clang::CXXDependentScopeMemberExpr,
             clang::UnresolvedMemberExpr>(expression);
}

const clang::Expr* PatternReader::base_of(const clang::Expr* expression) {
  const clang::Expr* base = nullptr;
  if (const auto* member = dyn_cast<clang::MemberExpr>(expression)) {
    base = member->getBase();
  } else if (const auto* later =
                 dyn_cast<clang::CXXDependentScopeMemberExpr>(expression)) {
    base = later->isImplicitAccess() ? nullptr : later->getBase();
  } else if (const auto* overloaded =
                 dyn_cast<clang::UnresolvedMemberExpr>(expression)) {
    base = overloaded->isImplicitAccess() ? nullptr : overloaded->getBase();
  }
  if (base) base = base->IgnoreParenImpCasts();
  return base && isa<clang::CXXThisExpr>(base) ? nullptr : base;
}

bool PatternReader::is_arrow(const clang::Expr* expression) {
  if (const auto* member = dyn_cast<clang::MemberExpr>(expression)) {
    return member->isArrow();
  }
  if (const auto* later =
          dyn_cast<clang::CXXDependentScopeMemberExpr>(expression)) {
    return later->isArrow();
  }
  const auto* overloaded = dyn_cast<clang::UnresolvedMemberExpr>(expression);
  return overloaded && overloaded->isArrow();
}

clang::QualType PatternReader::type_of(const clang::Expr* expression) const {
  if (!is_unknown(expression->getType())) return expression->getType();
  clang::QualType type = type_of_dependent(expression->IgnoreParenImpCasts());
  return is_unknown(type) ? clang::QualType() : type;
}

clang::QualType PatternReader::type_of_dependent(
    const clang::Expr* expression) const {
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(expression)) {
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    if (!variable) return {};
    const clang::QualType type = substitute(variable->getType());
    if (!is_unknown(type) || !variable->getInit()) return type;
    return type_of(variable->getInit());
  }
  if (is_member(expression)) {
    const clang::ValueDecl* member = member_of(expression);
    return member ? member->getType() : clang::QualType();
  }
  if (isa<clang::CXXThisExpr>(expression)) {
    if (!record_) return {};
    return context_.getPointerType(context_.getRecordType(record_));
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expression)) {
    const clang::QualType inner = type_of(unary->getSubExpr());
    if (inner.isNull()) return {};
    if (unary->getOpcode() == clang::UO_AddrOf) {
      return context_.getPointerType(inner.getNonReferenceType());
    }
    if (unary->getOpcode() != clang::UO_Deref) return inner;
    return inner.getNonReferenceType()->getPointeeType();
  }
  if (const auto* element = dyn_cast<clang::ArraySubscriptExpr>(expression)) {
    const clang::QualType inner = type_of(element->getBase());
    if (inner.isNull()) return {};
    return clang::QualType(inner->getPointeeOrArrayElementType(), 0);
  }
  if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(expression)) {
    return substitute(cast->getTypeAsWritten());
  }
  if (const auto* call = dyn_cast<clang::CallExpr>(expression)) {
    const clang::FunctionDecl* callee = callee_of(call);
    return callee ? callee->getReturnType() : clang::QualType();
  }
  return {};
}

clang::QualType PatternReader::substitute(clang::QualType type) const {
  if (type.isNull() || !type->isDependentType()) return type;
  type = type.getCanonicalType();
  const clang::Qualifiers quals = type.getQualifiers();
  const clang::Type* node = type.getTypePtr();
  clang::QualType result;
  if (const auto* parameter = dyn_cast<clang::TemplateTypeParmType>(node)) {
    result = substitute_parameter(parameter);
  } else if (const auto* pointer = dyn_cast<clang::PointerType>(node)) {
    result = substitute(pointer->getPointeeType());
    if (!result.isNull()) result = context_.getPointerType(result);
  } else if (const auto* reference = dyn_cast<clang::ReferenceType>(node)) {
    result = substitute(reference->getPointeeType());
    if (!result.isNull()) {
      result = context_.getLValueReferenceType(result.getNonReferenceType());
    }
  } else if (const auto* named =
                 dyn_cast<clang::TemplateSpecializationType>(node)) {
    result = substitute_specialization(named);
  } else if (const auto* member = dyn_cast<clang::DependentNameType>(node)) {
    const auto* found = dyn_cast_or_null<clang::TypeDecl>(find_member(
        scope_of(member->getQualifier()), member->getIdentifier(),
        [](const clang::NamedDecl* d) { return isa<clang::TypeDecl>(d); }));
    if (found) result = context_.getTypeDeclType(found);
  } else if (const clang::RecordDecl* record = record_of(type)) {
    result = substitute_class(record);
  }
  if (is_unknown(result)) return {};
  return context_.getQualifiedType(result, quals);
}

clang::QualType PatternReader::substitute_parameter(
    const clang::TemplateTypeParmType* parameter) const {
  if (parameter->getDepth() >= levels_.size()) return {};
  const Arguments level = levels_[parameter->getDepth()];
  if (parameter->getIndex() >= level.size()) return {};
  const clang::TemplateArgument& argument = level[parameter->getIndex()];
  if (argument.getKind() != clang::TemplateArgument::Type) return {};
  return argument.getAsType();
}

clang::QualType PatternReader::substitute_class(
    const clang::RecordDecl* record) const {
  const auto* wanted = dyn_cast<clang::CXXRecordDecl>(record);
  if (!wanted) return {};
  if (!wanted->isDependentContext()) return context_.getRecordType(wanted);
  for (const clang::DeclContext* at = record_; at; at = at->getParent()) {
    const auto* own = dyn_cast<clang::CXXRecordDecl>(at);
    if (own && is_same(pattern_of(own), wanted)) {
      return context_.getRecordType(own);
    }
  }
  // A class inside the template: look for its instance inside the instance.
  const auto* outer = dyn_cast<clang::CXXRecordDecl>(record->getParent());
  if (!outer || !record->getIdentifier()) return {};
  const clang::CXXRecordDecl* scope = class_of(substitute_class(outer));
  const auto* found = dyn_cast_or_null<clang::CXXRecordDecl>(
      find_member(scope, record->getDeclName(), [](const auto* declaration) {
        return isa<clang::CXXRecordDecl>(declaration);
      }));
  return found ? context_.getRecordType(found) : clang::QualType();
}

clang::QualType PatternReader::substitute_specialization(
    const clang::TemplateSpecializationType* type) const {
  auto* pattern = dyn_cast_or_null<clang::ClassTemplateDecl>(
      type->getTemplateName().getAsTemplateDecl());
  if (!pattern) return {};
  llvm::SmallVector<clang::TemplateArgument, 4> arguments;
  for (const clang::TemplateArgument& argument : type->template_arguments()) {
    if (argument.getKind() != clang::TemplateArgument::Type) return {};
    const clang::QualType known = substitute(argument.getAsType());
    if (known.isNull()) return {};
    arguments.emplace_back(known.getCanonicalType());
  }
  for (clang::ClassTemplateSpecializationDecl* instance :
       pattern->specializations()) {
    const Arguments all = instance->getTemplateArgs().asArray();
    if (all.size() < arguments.size()) continue;
    const bool is_it =
        llvm::all_of(llvm::zip(arguments, all), [](const auto& pair) {
          return std::get<0>(pair).structurallyEquals(std::get<1>(pair));
        });
    if (is_it) return context_.getRecordType(instance);
  }
  return {};
}

const clang::CXXRecordDecl* PatternReader::scope_of(
    const clang::NestedNameSpecifier* qualifier) const {
  if (!qualifier || !qualifier->getAsType()) return nullptr;
  return class_of(substitute(clang::QualType(qualifier->getAsType(), 0)));
}

}  // namespace fearless::lower
