// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Makes the object at a place from an expression, without a detour through a
// temporary, as the language has it since C++17.

#include "checker/lower/expression_kind.h"
#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using clang::Expr;
using clang::Stmt;

void FunctionLowering::into(const ir::Place& target, const Expr* expression) {
  expression = expression->IgnoreParens();
  // A list in code that does not compile may be without a type.
  if (expression->getType().isNull()) return opaque(expression);
  if (expression->isGLValue()) return bind(target, expression);
  if (expression->getType()->isVoidType()) return discard(expression);
  if (expression->getType()->isRecordType() ||
      expression->getType()->isArrayType())
    return object_into(target, expression);
  while (const Expr* same = transparent(expression)) {
    if (same->isGLValue()) break;
    expression = same->IgnoreParens();
  }
  if (const auto* choice =
          clang::dyn_cast<clang::AbstractConditionalOperator>(expression))
    return choice_into(target, choice);
  if (const auto* choice = loaded_choice(expression))
    return choice_into(target, choice, /*is_loaded=*/true);
  Value result;
  if (clang::isa<clang::CallExpr>(expression))
    result = call(expression, target);
  else if (const auto* block = clang::dyn_cast<clang::StmtExpr>(expression))
    result = statement_expression(block, target);
  else
    result = value(expression);
  store(target, result, range(expression), expression->getType());
}

void FunctionLowering::bind(const ir::Place& target, const Expr* expression) {
  bool is_const = expression->getType().isConstQualified();
  expression = expression->IgnoreParens();
  while (const auto* cast =
             clang::dyn_cast<clang::ImplicitCastExpr>(expression)) {
    if (!cast->getSubExpr()->isGLValue()) break;
    expression = cast->getSubExpr()->IgnoreParens();
  }
  ir::Range where = range(expression);
  if (expression->getType()->isFunctionType())
    return store(target, function_value(expression), where,
                 expression->getType());
  if (const auto* choice =
          clang::dyn_cast<clang::AbstractConditionalOperator>(expression))
    return choice_into(target, choice);
  if (!clang::isa<clang::CallExpr>(expression))
    return borrow(target, place(expression), is_const, where);
  Value result = call(expression, target);
  if (result.place != target.deref())
    borrow(target, result.place, is_const, where);
}

void FunctionLowering::object_into(const ir::Place& target,
                                   const Expr* expression) {
  switch (expression->getStmtClass()) {
    case Stmt::CXXConstructExprClass:
    case Stmt::CXXTemporaryObjectExprClass:
      return construct(target,
                       clang::cast<clang::CXXConstructExpr>(expression));
    case Stmt::InitListExprClass:
      return aggregate_into(target,
                            clang::cast<clang::InitListExpr>(expression));
    case Stmt::LambdaExprClass:
      return lambda_into(target, clang::cast<clang::LambdaExpr>(expression));
    case Stmt::CallExprClass:
    case Stmt::CXXMemberCallExprClass:
    case Stmt::CXXOperatorCallExprClass:
    case Stmt::UserDefinedLiteralClass:
      return store(target, call(expression, target), range(expression),
                   expression->getType());
    case Stmt::ConditionalOperatorClass:
    case Stmt::BinaryConditionalOperatorClass:
      return choice_into(
          target, clang::cast<clang::AbstractConditionalOperator>(expression));
    case Stmt::CXXInheritedCtorInitExprClass:
      return inherited_construct(
          target, clang::cast<clang::CXXInheritedCtorInitExpr>(expression));
    case Stmt::CXXStdInitializerListExprClass:
      return elements_into(
          target, clang::cast<clang::CXXStdInitializerListExpr>(expression));
    case Stmt::ImplicitValueInitExprClass:
    case Stmt::CXXScalarValueInitExprClass:
      return access(ir::EventKind::kReinit, target, range(expression));
    case Stmt::NoInitExprClass:
      return;
    default:
      return rare_object_into(target, expression);
  }
}

void FunctionLowering::rare_object_into(const ir::Place& target,
                                        const Expr* expression) {
  using clang::dyn_cast;
  if (const Expr* same = transparent(expression)) return into(target, same);
  if (const auto* cast = dyn_cast<clang::CastExpr>(expression)) {
    const Expr* operand = cast->getSubExpr();
    if (operand->isGLValue())  // a struct of C
      return transfer(ir::EventKind::kCopy, target, place(operand),
                      range(cast));
    return into(target, operand);
  }
  if (const auto* list = dyn_cast<clang::CXXParenListInitExpr>(expression)) {
    if (const clang::RecordDecl* record =
            expression->getType()->getAsRecordDecl())
      return fields_into(target, record, list->getInitExprs(), nullptr,
                         range(expression));
    for (const Expr* element : list->getInitExprs())
      into(target.index(), element);
    return;
  }
  if (const auto* loop = dyn_cast<clang::ArrayInitLoopExpr>(expression))
    return array_copy_into(target, loop);
  if (const auto* block = dyn_cast<clang::StmtExpr>(expression))
    return (void)statement_expression(block, target);
  if (const auto* suspend = dyn_cast<clang::CoroutineSuspendExpr>(expression))
    return store(target, await(suspend, target), range(expression),
                 expression->getType());
  if (const auto* operation = dyn_cast<clang::BinaryOperator>(expression)) {
    if (operation->getOpcode() == clang::BO_Comma) {
      discard(operation->getLHS());
      return into(target, operation->getRHS());
    }
    if (operation->getOpcode() == clang::BO_Assign)
      return transfer(ir::EventKind::kCopy, target, assign(operation),
                      range(operation));
  }
  if (const auto* known = dyn_cast<clang::OpaqueValueExpr>(expression)) {
    auto found = opaque_values_.find(known);
    if (found != opaque_values_.end())
      return transfer(ir::EventKind::kMove, target, found->second.place,
                      range(expression));
  }
  if (clang::isa<clang::StringLiteral, clang::PredefinedExpr>(expression))
    return constant(target, std::nullopt, range(expression));
  opaque(expression);
  access(ir::EventKind::kReinit, target, range(expression));
}

// The elements of a braced list are elements of the std::initializer_list.
void FunctionLowering::elements_into(
    const ir::Place& target,
    const clang::CXXStdInitializerListExpr* expression) {
  const Expr* array = expression->getSubExpr()->IgnoreParens();
  if (const auto* whole =
          clang::dyn_cast<clang::MaterializeTemporaryExpr>(array))
    array = whole->getSubExpr()->IgnoreParens();
  while (const Expr* same = transparent(array)) array = same;
  if (const auto* list = clang::dyn_cast<clang::InitListExpr>(array))
    aggregate_into(target, list);
  else
    opaque(expression);
}

void FunctionLowering::aggregate_into(const ir::Place& target,
                                      const clang::InitListExpr* list) {
  if (const clang::InitListExpr* meant = list->getSemanticForm()) list = meant;
  if (list->isTransparent() && list->getNumInits() == 1)
    return into(target, list->getInit(0));
  if (const clang::RecordDecl* record = list->getType()->getAsRecordDecl())
    return fields_into(target, record, list->inits(),
                       list->getInitializedFieldInUnion(), range(list));
  // Long tables of numbers are one event.
  bool has_literals = list->getNumInits() == 0;
  for (const Expr* element : list->inits()) {
    if (element->isPRValue() && is_literal(element))
      has_literals = true;
    else
      into(target.index(), element);
  }
  if (has_literals) constant(target.index(), std::nullopt, range(list));
  const Expr* filler =
      list->hasArrayFiller() ? list->getArrayFiller() : nullptr;
  if (filler != nullptr && clang::isa<clang::CXXConstructExpr>(filler))
    into(target.index(), filler);
}

void FunctionLowering::fields_into(const ir::Place& target,
                                   const clang::RecordDecl* record,
                                   llvm::ArrayRef<Expr*> values,
                                   const clang::FieldDecl* active,
                                   ir::Range where) {
  if (record->isUnion()) {
    if (active != nullptr && !values.empty())
      into(target.field(unit_.types().field(active)), values.front());
    return;
  }
  std::size_t next = 0;
  if (const auto* derived = clang::dyn_cast<clang::CXXRecordDecl>(record))
    for (unsigned i = 0; i < derived->getNumBases(); ++i)
      if (next < values.size()) into(target, values[next++]);
  // std::array and its like: the elements are the container's own.
  bool is_container = unit_.types().has_role(
      unit_.context().getRecordType(record), ir::Role::kContainer);
  for (const clang::FieldDecl* field : record->fields()) {
    if (field->isUnnamedBitField()) continue;
    if (next >= values.size()) break;
    const Expr* init = values[next++];
    if (clang::isa<clang::ImplicitValueInitExpr>(init)) {
      zero_into(target.field(unit_.types().field(field)), field->getType(),
                where);
      continue;
    }
    into(is_container ? target : target.field(unit_.types().field(field)),
         init);
  }
}

// Members that the braces do not mention.
void FunctionLowering::zero_into(const ir::Place& target, clang::QualType type,
                                 ir::Range where) {
  if (type->isRecordType() || type->isArrayType())
    access(ir::EventKind::kReinit, target, where);
  else
    constant(target, 0, where);
}

void FunctionLowering::array_copy_into(const ir::Place& target,
                                       const clang::ArrayInitLoopExpr* loop) {
  const clang::OpaqueValueExpr* common = loop->getCommonExpr();
  ir::Place source =
      common->getSourceExpr() ? place(common->getSourceExpr()) : ir::Place();
  const auto* element = clang::dyn_cast<clang::CXXConstructExpr>(
      loop->getSubExpr()->IgnoreParens());
  bool is_move =
      element != nullptr && element->getConstructor()->isMoveConstructor();
  transfer(is_move ? ir::EventKind::kMove : ir::EventKind::kCopy, target,
           source, range(loop));
}

void FunctionLowering::choice_into(
    const ir::Place& target, const clang::AbstractConditionalOperator* choice,
    bool is_loaded) {
  ir::BlockId yes = body_.new_block();
  ir::BlockId no = body_.new_block();
  ir::BlockId after = body_.new_block();
  if (const auto* short_form =
          clang::dyn_cast<clang::BinaryConditionalOperator>(choice)) {
    const Expr* common = short_form->getCommon();
    opaque_values_[short_form->getOpaqueValue()] =
        common->isGLValue() ? Value::address(place(common)) : value(common);
  }
  branch(choice->getCond(), yes, no);
  for (bool is_yes : {true, false}) {
    const Expr* arm = is_yes ? choice->getTrueExpr() : choice->getFalseExpr();
    body_.start(is_yes ? yes : no);
    if (target.is_nothing())
      discard(arm);
    else if (is_loaded && arm->isGLValue())
      store(target, load(place(arm), arm->getType(), arm), range(arm),
            arm->getType());
    else
      into(target, arm);
    body_.jump(after);
  }
  body_.start(after);
}

}  // namespace fearless::lower
