// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/expression_kind.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"

namespace fearless::lower {

using clang::Expr;

const Expr* transparent(const Expr* expression) {
  using clang::dyn_cast;
  if (const auto* full = dyn_cast<clang::FullExpr>(expression))
    return full->getSubExpr();
  if (const auto* bound = dyn_cast<clang::CXXBindTemporaryExpr>(expression))
    return bound->getSubExpr();
  if (const auto* fallback = dyn_cast<clang::CXXDefaultArgExpr>(expression))
    return fallback->getExpr();
  if (const auto* fallback = dyn_cast<clang::CXXDefaultInitExpr>(expression))
    return fallback->getExpr();
  if (const auto* constant =
          dyn_cast<clang::SubstNonTypeTemplateParmExpr>(expression))
    return constant->getReplacement();
  if (const auto* choice = dyn_cast<clang::ChooseExpr>(expression))
    return choice->isConditionDependent() ? nullptr
                                          : choice->getChosenSubExpr();
  if (const auto* generic = dyn_cast<clang::GenericSelectionExpr>(expression))
    return generic->isResultDependent() ? nullptr : generic->getResultExpr();
  if (const auto* rewritten =
          dyn_cast<clang::CXXRewrittenBinaryOperator>(expression))
    return rewritten->getSemanticForm();
  if (const auto* pseudo = dyn_cast<clang::PseudoObjectExpr>(expression))
    return pseudo->getResultExpr();
  if (const auto* standard =
          dyn_cast<clang::CXXStdInitializerListExpr>(expression))
    return standard->getType()->isRecordType() ? nullptr
                                               : standard->getSubExpr();
  return nullptr;
}

bool is_without_effect(const Expr* expression) {
  return clang::isa<
      clang::FloatingLiteral, clang::ImaginaryLiteral, clang::StringLiteral,
      clang::FixedPointLiteral, clang::UnaryExprOrTypeTraitExpr,
      clang::CXXNoexceptExpr, clang::TypeTraitExpr, clang::ArrayTypeTraitExpr,
      clang::ExpressionTraitExpr, clang::SizeOfPackExpr, clang::OffsetOfExpr,
      clang::RequiresExpr, clang::ConceptSpecializationExpr,
      clang::SourceLocExpr, clang::PredefinedExpr, clang::CXXTypeidExpr,
      clang::AddrLabelExpr, clang::CXXPseudoDestructorExpr, clang::DeclRefExpr>(
      expression);
}

// Not IgnoreParenImpCasts: that looks through the temporary as well.
const clang::MaterializeTemporaryExpr* bound_temporary(const Expr* expression) {
  for (;;) {
    expression = expression->IgnoreParens();
    const auto* cast = clang::dyn_cast<clang::ImplicitCastExpr>(expression);
    if (cast == nullptr)
      return clang::dyn_cast<clang::MaterializeTemporaryExpr>(expression);
    expression = cast->getSubExpr();
  }
}

const clang::AbstractConditionalOperator* loaded_choice(
    const Expr* expression) {
  const auto* cast = clang::dyn_cast<clang::ImplicitCastExpr>(expression);
  if (cast == nullptr || cast->getCastKind() != clang::CK_LValueToRValue)
    return nullptr;
  return clang::dyn_cast<clang::AbstractConditionalOperator>(
      cast->getSubExpr()->IgnoreParens());
}

bool is_literal(const Expr* expression) {
  expression = expression->IgnoreParenImpCasts();
  while (const Expr* same = transparent(expression))
    expression = same->IgnoreParenImpCasts();
  return is_without_effect(expression) ||
         clang::isa<clang::IntegerLiteral, clang::CharacterLiteral,
                    clang::CXXBoolLiteralExpr, clang::CXXNullPtrLiteralExpr,
                    clang::ImplicitValueInitExpr>(expression);
}

bool makes_default_value(const Expr* expression) {
  expression = expression->IgnoreImplicit()->IgnoreParens();
  while (const auto* cast = clang::dyn_cast<clang::CastExpr>(expression))
    expression = cast->getSubExpr()->IgnoreImplicit()->IgnoreParens();
  if (const auto* list = clang::dyn_cast<clang::InitListExpr>(expression)) {
    const clang::InitListExpr* written = list->getSyntacticForm();
    return (written ? written : list)->getNumInits() == 0;
  }
  if (const auto* made = clang::dyn_cast<clang::CXXConstructExpr>(expression))
    return !made->getType()->isArrayType() &&
           llvm::all_of(made->arguments(), [](const Expr* argument) {
             return clang::isa<clang::CXXDefaultArgExpr>(argument) ||
                    argument->getType()->isNullPtrType();
           });
  return clang::isa<clang::CXXScalarValueInitExpr>(expression);
}

bool mentions(const clang::Stmt* statement, const clang::ValueDecl* variable) {
  if (statement == nullptr) return false;
  if (const auto* name = clang::dyn_cast<clang::DeclRefExpr>(statement))
    return name->getDecl() == variable;
  for (const clang::Stmt* child : statement->children())
    if (mentions(child, variable)) return true;
  return false;
}

}  // namespace fearless::lower
