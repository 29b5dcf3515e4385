// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/function_facts.h"

#include "checker/lower/annotations.h"
#include "checker/lower/role_marks.h"
#include "checker/lower/type_name.h"
#include "checker/lower/unit_test.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::lower {
namespace {

using ir::FunctionFlag;

// The arguments of the innermost template that was instantiated, if any.
const clang::TemplateArgumentList* arguments_of(
    const clang::FunctionDecl& function) {
  if (const auto* arguments = function.getTemplateSpecializationArgs())
    return arguments;
  for (const clang::DeclContext* context = function.getDeclContext();
       context != nullptr; context = context->getParent()) {
    if (const auto* record =
            clang::dyn_cast<clang::ClassTemplateSpecializationDecl>(context))
      return &record->getTemplateArgs();
    if (const auto* parent = clang::dyn_cast<clang::FunctionDecl>(context))
      return arguments_of(*parent);
  }
  return nullptr;
}

std::string instance_of(const clang::FunctionDecl& function,
                        const clang::ASTContext& context) {
  const clang::TemplateArgumentList* arguments = arguments_of(function);
  if (arguments == nullptr) return "";
  clang::PrintingPolicy policy(context.getLangOpts());
  policy.SuppressTagKeyword = true;
  std::string text;
  llvm::raw_string_ostream stream(text);
  for (const clang::TemplateArgument& argument : arguments->asArray()) {
    if (!text.empty()) stream << ", ";
    argument.print(policy, stream, false);
  }
  return text;
}

void add_access(clang::AccessSpecifier access, ir::Function& result) {
  if (access == clang::AS_public || access == clang::AS_none)
    result.add(FunctionFlag::kPublic);
  if (access == clang::AS_protected) result.add(FunctionFlag::kProtected);
}

void describe_method(const clang::CXXMethodDecl& method, UnitLowering& unit,
                     ir::Function& result) {
  const clang::CXXRecordDecl* record = method.getParent();
  result.record = unit.types().type(unit.context().getRecordType(record));
  if (method.isStatic())
    result.add(FunctionFlag::kStatic);
  else
    result.add(FunctionFlag::kMethod);
  if (record->isLambda()) result.add(FunctionFlag::kLambda);
  if (method.isConst()) result.add(FunctionFlag::kConst);
  if (method.isVirtual()) result.add(FunctionFlag::kVirtual);
  if (clang::isa<clang::CXXDestructorDecl>(method))
    result.add(FunctionFlag::kDestructor);
  if (const auto* constructor =
          clang::dyn_cast<clang::CXXConstructorDecl>(&method)) {
    result.add(FunctionFlag::kConstructor);
    if (constructor->isCopyConstructor())
      result.add(FunctionFlag::kCopyOperation);
    if (constructor->isMoveConstructor())
      result.add(FunctionFlag::kMoveOperation);
  }
  if (method.isCopyAssignmentOperator())
    result.add(FunctionFlag::kCopyOperation);
  if (method.isMoveAssignmentOperator())
    result.add(FunctionFlag::kMoveOperation);
  for (const clang::CXXMethodDecl* base : method.overridden_methods())
    result.overrides.push_back(usr_of(base));
}

// Marked in the source, or known to the vocabulary: `QThread::run` and what
// overrides it.
bool is_thread_root(const clang::FunctionDecl& function, UnitLowering& unit) {
  const FunctionMarks* marks = unit.types().marks(&function);
  if (marks != nullptr && marks->meaning.is_thread_root) return true;
  if (unit.vocabulary().is_named(vocabulary::Named::kThreadRoot,
                                 vocabulary_name(&function)))
    return true;
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(&function);
  return method != nullptr &&
         llvm::any_of(method->overridden_methods(), [&](const auto* base) {
           return is_thread_root(*base, unit);
         });
}

bool is_noexcept(const clang::FunctionDecl& function) {
  const auto* type = function.getType()->getAs<clang::FunctionProtoType>();
  return type != nullptr &&
         clang::isNoexceptExceptionSpec(type->getExceptionSpecType()) &&
         type->getExceptionSpecType() != clang::EST_NoexceptFalse;
}

}  // namespace

std::string display_name(const clang::FunctionDecl& function) {
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(&function);
  if (method == nullptr || !method->getParent()->isLambda())
    return vocabulary_name(&function);
  const clang::DeclContext* outer = method->getParent()->getDeclContext();
  while (outer != nullptr && !clang::isa<clang::FunctionDecl>(outer) &&
         !clang::isa<clang::TranslationUnitDecl>(outer))
    outer = outer->getParent();
  const auto* parent = clang::dyn_cast_or_null<clang::FunctionDecl>(outer);
  return parent ? display_name(*parent) + "::lambda" : "lambda";
}

void describe(const clang::FunctionDecl& function, UnitLowering& unit,
              ir::Function& result) {
  result.name = display_name(function);
  result.usr = usr_of(&function);
  result.range = unit.sources().range(function.getLocation());
  result.body = unit.sources().range(function.getSourceRange());
  add_access(function.getAccess(), result);
  if (const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(&function))
    describe_method(*method, unit, result);
  if (!function.isExternallyVisible()) result.add(FunctionFlag::kInternal);
  if (function.isMain()) result.add(FunctionFlag::kMain);
  if (function.isImplicit() || function.isDefaulted())
    result.add(FunctionFlag::kImplicit);
  if (is_noexcept(function)) result.add(FunctionFlag::kNoexcept);
  if (clang::isa_and_nonnull<clang::CoroutineBodyStmt>(function.getBody()))
    result.add(FunctionFlag::kCoroutine);
  if (is_unit_test(function, unit.context()))
    result.add(FunctionFlag::kUnitTest);
  if (is_thread_root(function, unit)) result.add(FunctionFlag::kThreadRoot);
  if (unit.vocabulary().is_named(vocabulary::Named::kSetup,
                                 vocabulary_name(&function)))
    result.add(FunctionFlag::kSetup);
  result.instance = instance_of(function, unit.context());
  if (!result.instance.empty()) result.add(FunctionFlag::kInstantiation);
  result.annotations = lock_contracts(function, unit);
}

}  // namespace fearless::lower
