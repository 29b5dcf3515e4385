// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/type_name.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::lower {
namespace {

using clang::cast;
using clang::dyn_cast;
using clang::isa;

clang::PrintingPolicy user_policy(const clang::ASTContext& context) {
  clang::PrintingPolicy policy(context.getLangOpts());
  policy.adjustForCPlusPlus();
  policy.SuppressTagKeyword = true;
  policy.SuppressUnwrittenScope = true;
  policy.SuppressInlineNamespace = true;
  policy.SuppressDefaultTemplateArgs = true;
  policy.FullyQualifiedName = true;
  policy.AnonymousTagLocations = false;
  return policy;
}

std::string own_name(const clang::NamedDecl* declaration) {
  if (const auto* made = dyn_cast<clang::CXXConstructorDecl>(declaration)) {
    return made->getParent()->getNameAsString();
  }
  if (const auto* gone = dyn_cast<clang::CXXDestructorDecl>(declaration)) {
    return "~" + gone->getParent()->getNameAsString();
  }
  if (const auto* to = dyn_cast<clang::CXXConversionDecl>(declaration)) {
    return "operator " + to->getConversionType().getAsString(
                             user_policy(to->getASTContext()));
  }
  if (const auto* tag = dyn_cast<clang::TagDecl>(declaration)) {
    // `typedef union { ... } pthread_mutex_t;`
    const clang::TypedefNameDecl* named = tag->getTypedefNameForAnonDecl();
    if (named) return named->getNameAsString();
  }
  return declaration->getNameAsString();
}

// Names of the scopes around `declaration`, outermost first. Functions and
// whatever has no name are no part of it.
llvm::SmallVector<const clang::NamedDecl*, 4> scopes_of(
    const clang::Decl* declaration) {
  llvm::SmallVector<const clang::NamedDecl*, 4> scopes;
  for (const clang::DeclContext* at = declaration->getDeclContext(); at;
       at = at->getParent()) {
    if (const auto* space = dyn_cast<clang::NamespaceDecl>(at)) {
      if (!space->isInline() && !space->isAnonymousNamespace()) {
        scopes.push_back(space);
      }
    } else if (const auto* tag = dyn_cast<clang::TagDecl>(at)) {
      if (tag->getIdentifier()) scopes.push_back(tag);
    } else if (at->isFunctionOrMethod()) {
      break;
    }
  }
  std::reverse(scopes.begin(), scopes.end());
  return scopes;
}

const clang::DeclContext* named_namespace(const clang::DeclContext* scope) {
  scope = scope->getEnclosingNamespaceContext();
  while (scope->isInlineNamespace()) scope = scope->getParent();
  return scope->getPrimaryContext();
}

std::string qualifiers(clang::Qualifiers quals) {
  std::string text;
  if (quals.hasConst()) text += "const ";
  if (quals.hasVolatile()) text += "volatile ";
  return text;
}

}  // namespace

std::string vocabulary_name(const clang::NamedDecl* declaration) {
  std::string name;
  for (const clang::NamedDecl* scope : scopes_of(declaration)) {
    name += scope->getName();
    name += "::";
  }
  return name + own_name(declaration);
}

std::string usr_of(const clang::Decl* declaration) {
  llvm::SmallString<128> usr;
  if (clang::index::generateUSRForDecl(declaration, usr)) return {};
  return std::string(usr);
}

TypeNames::TypeNames(clang::ASTContext& context)
    : context_(context), policy_(user_policy(context)) {}

std::string TypeNames::name(clang::QualType type) {
  if (type.isNull()) return "?";
  return build(type.getCanonicalType());
}

std::string TypeNames::spelling(clang::QualType type) {
  if (type.isNull()) return "?";
  const std::string quals = qualifiers(type.getLocalQualifiers());
  const clang::Type* node = type.getTypePtr();
  if (const auto* alias = dyn_cast<clang::TypedefType>(node)) {
    const clang::TypedefNameDecl* declaration = alias->getDecl();
    const auto& sources = context_.getSourceManager();
    if (!sources.isInSystemHeader(declaration->getLocation())) {
      return quals + vocabulary_name(declaration);
    }
    return name(type);
  }
  if (const auto* pointer = dyn_cast<clang::PointerType>(node)) {
    if (!pointer->getPointeeType()->isFunctionType()) {
      return spelling(pointer->getPointeeType()) + "*" +
             (quals.empty() ? "" : " " + quals.substr(0, quals.size() - 1));
    }
    return name(type);
  }
  if (const auto* reference = dyn_cast<clang::ReferenceType>(node)) {
    return spelling(reference->getPointeeTypeAsWritten()) +
           (isa<clang::LValueReferenceType>(node) ? "&" : "&&");
  }
  if (isa<clang::ElaboratedType, clang::ParenType, clang::AttributedType,
          clang::UsingType>(node)) {
    return quals + spelling(type.getSingleStepDesugaredType(context_)
                                .getLocalUnqualifiedType());
  }
  return name(type);
}

std::string TypeNames::record_name(const clang::TagDecl* record) {
  record = record->getCanonicalDecl();
  auto [at, is_new] = records_.try_emplace(record);
  if (!is_new) return at->second;
  std::string name = build_record(record);  // may grow the map
  records_[record] = name;
  return name;
}

std::string TypeNames::member_name(const clang::ValueDecl* member) {
  const auto* owner = dyn_cast<clang::TagDecl>(member->getDeclContext());
  std::string name = member->getNameAsString();
  if (!owner || !owner->getIdentifier()) return name;
  return owner->getNameAsString() + "::" + name;
}

std::string TypeNames::build(clang::QualType type) {
  const std::string quals = qualifiers(type.getQualifiers());
  const clang::Type* node = type.getTypePtr();
  if (const auto* tag = dyn_cast<clang::TagType>(node)) {
    return quals + record_name(tag->getDecl());
  }
  if (const auto* pointer = dyn_cast<clang::PointerType>(node)) {
    const clang::QualType pointee = pointer->getPointeeType();
    if (!pointee->isFunctionType() && !pointee->isArrayType()) {
      return build(pointee) + "*" +
             (quals.empty() ? "" : " " + quals.substr(0, quals.size() - 1));
    }
  }
  if (const auto* reference = dyn_cast<clang::ReferenceType>(node)) {
    const clang::QualType pointee = reference->getPointeeTypeAsWritten();
    if (!pointee->isFunctionType() && !pointee->isArrayType()) {
      return build(pointee) +
             (isa<clang::LValueReferenceType>(node) ? "&" : "&&");
    }
  }
  if (const auto* array = dyn_cast<clang::ConstantArrayType>(node)) {
    if (!array->getElementType()->isArrayType()) {
      return build(array->getElementType()) + "[" +
             llvm::toString(array->getSize(), 10, false) + "]";
    }
  }
  if (const auto* function = dyn_cast<clang::FunctionProtoType>(node)) {
    std::string text = build(function->getReturnType()) + "(";
    for (unsigned i = 0; i < function->getNumParams(); ++i) {
      if (i > 0) text += ", ";
      text += build(function->getParamType(i));
    }
    return text + ")";
  }
  return type.getAsString(policy_);
}

std::string TypeNames::build_record(const clang::TagDecl* record) {
  const auto* instance =
      dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
  if (instance) {
    learn_typedefs(named_namespace(record->getDeclContext()));
    const auto alias = typedefs_.find(record);
    if (alias != typedefs_.end()) return vocabulary_name(alias->second);
  }
  std::string text;
  for (const clang::NamedDecl* scope : scopes_of(record)) {
    text += scope->getName();
    if (const auto* outer =
            dyn_cast<clang::ClassTemplateSpecializationDecl>(scope)) {
      text += template_arguments(outer);
    }
    text += "::";
  }
  if (const auto* closure = dyn_cast<clang::CXXRecordDecl>(record);
      !record->getIdentifier()) {
    if (const clang::TypedefNameDecl* named =
            record->getTypedefNameForAnonDecl()) {
      return text + named->getNameAsString();
    }
    const unsigned line = context_.getSourceManager().getExpansionLineNumber(
        record->getLocation());
    const bool is_lambda = closure && closure->isLambda();
    return (is_lambda ? "lambda at line "
                      : ("unnamed " + record->getKindName() + " at line "))
               .str() +
           std::to_string(line);
  }
  text += record->getName();
  if (instance) text += template_arguments(instance);
  return text;
}

std::string TypeNames::template_arguments(
    const clang::ClassTemplateSpecializationDecl* record) {
  const auto* parameters =
      record->getSpecializedTemplate()->getTemplateParameters();
  llvm::ArrayRef<clang::TemplateArgument> all =
      record->getTemplateArgs().asArray();
  llvm::ArrayRef<clang::TemplateArgument> shown = all;
  while (!shown.empty() && shown.size() <= parameters->size() &&
         clang::isSubstitutedDefaultArgument(
             context_, shown.back(), parameters->getParam(shown.size() - 1),
             all, parameters->getDepth())) {
    shown = shown.drop_back();
  }
  std::string text;
  const auto append = [&](const clang::TemplateArgument& argument) {
    if (!text.empty()) text += ", ";
    if (argument.getKind() == clang::TemplateArgument::Type) {
      text += name(argument.getAsType());
      return;
    }
    llvm::raw_string_ostream out(text);
    argument.print(policy_, out, /*IncludeType=*/false);
  };
  for (const clang::TemplateArgument& argument : shown) {
    if (argument.getKind() != clang::TemplateArgument::Pack) {
      append(argument);
      continue;
    }
    for (const clang::TemplateArgument& element : argument.pack_elements()) {
      append(element);
    }
  }
  return "<" + text + ">";
}

void TypeNames::learn_typedefs(const clang::DeclContext* scope) {
  if (!learned_.insert(scope).second) return;
  const auto* space = dyn_cast<clang::NamespaceDecl>(scope);
  if (!space) {
    learn_typedefs_in(scope);
    return;
  }
  for (const clang::NamespaceDecl* part : space->redecls()) {
    learn_typedefs_in(part);
  }
}

void TypeNames::learn_typedefs_in(const clang::DeclContext* scope) {
  for (const clang::Decl* declaration : scope->decls()) {
    if (const auto* inner = dyn_cast<clang::NamespaceDecl>(declaration)) {
      if (inner->isInline()) learn_typedefs(inner->getPrimaryContext());
      continue;
    }
    const auto* alias = dyn_cast<clang::TypedefNameDecl>(declaration);
    if (!alias || alias->getName().starts_with("_")) continue;
    const auto* target = alias->getUnderlyingType()
                             .getCanonicalType()
                             ->getAs<clang::RecordType>();
    if (!target) continue;
    const auto* record = dyn_cast<clang::ClassTemplateSpecializationDecl>(
        target->getDecl()->getCanonicalDecl());
    if (record &&
        named_namespace(record->getDeclContext()) == named_namespace(scope)) {
      typedefs_.try_emplace(record, alias);
    }
  }
}

}  // namespace fearless::lower
