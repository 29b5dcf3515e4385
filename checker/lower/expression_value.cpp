// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a prvalue comes to. Numbers are followed only as far as conditions and
// flags need it; pointers and addresses keep the place that they are about,
// through every cast.

#include "checker/lower/expression_kind.h"
#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using clang::Expr;
using clang::Stmt;

namespace {

std::optional<std::int64_t> literal(const Expr* expression) {
  if (const auto* number = clang::dyn_cast<clang::IntegerLiteral>(expression))
    if (number->getValue().getActiveBits() < 64)
      return static_cast<std::int64_t>(number->getValue().getZExtValue());
  if (const auto* truth =
          clang::dyn_cast<clang::CXXBoolLiteralExpr>(expression))
    return truth->getValue() ? 1 : 0;
  if (const auto* letter = clang::dyn_cast<clang::CharacterLiteral>(expression))
    return letter->getValue();
  if (clang::isa<clang::CXXNullPtrLiteralExpr, clang::GNUNullExpr,
                 clang::CXXScalarValueInitExpr, clang::ImplicitValueInitExpr>(
          expression))
    return 0;
  return std::nullopt;
}

}  // namespace

Value FunctionLowering::value(const Expr* expression) {
  constexpr unsigned kMaxNesting = 20'000;
  bool is_broken = expression->getType().isNull();
  if (is_broken || nesting_ >= kMaxNesting || body_.is_over_budget()) {
    opaque(expression);
    return {};
  }
  ++nesting_;
  Value result = value_by_kind(expression->IgnoreParens());
  --nesting_;
  return result;
}

Value FunctionLowering::value_by_kind(const Expr* expression) {
  if (expression->isGLValue()) {
    if (expression->getType()->isFunctionType())
      return function_value(expression);
    return load(place(expression), expression->getType(), expression);
  }
  if (expression->getType()->isRecordType() ||
      expression->getType()->isArrayType())
    return Value::move(object_value(expression));
  switch (expression->getStmtClass()) {
    case Stmt::ImplicitCastExprClass:
    case Stmt::CStyleCastExprClass:
    case Stmt::CXXStaticCastExprClass:
    case Stmt::CXXFunctionalCastExprClass:
    case Stmt::CXXReinterpretCastExprClass:
    case Stmt::CXXConstCastExprClass:
    case Stmt::CXXDynamicCastExprClass:
    case Stmt::BuiltinBitCastExprClass:
      return value_of_cast(clang::cast<clang::CastExpr>(expression));
    case Stmt::UnaryOperatorClass:
      return value_of_unary(clang::cast<clang::UnaryOperator>(expression));
    case Stmt::BinaryOperatorClass:
    case Stmt::CompoundAssignOperatorClass:
      return value_of_binary(clang::cast<clang::BinaryOperator>(expression));
    case Stmt::CallExprClass:
    case Stmt::CXXMemberCallExprClass:
    case Stmt::CXXOperatorCallExprClass:
    case Stmt::UserDefinedLiteralClass:
      return call(expression, {});
    case Stmt::CXXThisExprClass:
      return this_value();
    case Stmt::ConditionalOperatorClass:
    case Stmt::BinaryConditionalOperatorClass:
      return value_of_choice(expression);
    default:
      return value_of_rare(expression);
  }
}

Value FunctionLowering::value_of_rare(const Expr* expression) {
  if (auto number = literal(expression)) return Value::number(*number);
  if (const Expr* same = transparent(expression)) return value(same);
  if (const auto* made = clang::dyn_cast<clang::CXXNewExpr>(expression))
    return value_of_new(made);
  if (const auto* gone = clang::dyn_cast<clang::CXXDeleteExpr>(expression))
    return value_of_delete(gone);
  if (const auto* thrown = clang::dyn_cast<clang::CXXThrowExpr>(expression)) {
    throw_expression(thrown);
    return {};
  }
  if (const auto* atomic = clang::dyn_cast<clang::AtomicExpr>(expression))
    return value_of_atomic(atomic);
  if (const auto* block = clang::dyn_cast<clang::StmtExpr>(expression))
    return statement_expression(block, {});
  if (const auto* suspend =
          clang::dyn_cast<clang::CoroutineSuspendExpr>(expression))
    return await(suspend, {});
  if (const auto* known = clang::dyn_cast<clang::OpaqueValueExpr>(expression)) {
    auto found = opaque_values_.find(known);
    if (found != opaque_values_.end()) return found->second;
    return known->getSourceExpr() ? value(known->getSourceExpr()) : Value();
  }
  if (const auto* list = clang::dyn_cast<clang::InitListExpr>(expression)) {
    if (list->getNumInits() == 1) return value(list->getInit(0));
    return list->getNumInits() == 0 ? Value::number(0) : Value();
  }
  if (is_without_effect(expression)) return {};
  opaque(expression);
  return {};
}

// A function named as a value: what a pointer to it would be.
Value FunctionLowering::function_value(const Expr* expression) {
  expression = expression->IgnoreParenImpCasts();
  const clang::ValueDecl* declaration = nullptr;
  if (const auto* name = clang::dyn_cast<clang::DeclRefExpr>(expression))
    declaration = name->getDecl();
  if (const auto* member = clang::dyn_cast<clang::MemberExpr>(expression))
    declaration = member->getMemberDecl();
  const auto* function =
      clang::dyn_cast_or_null<clang::FunctionDecl>(declaration);
  if (function != nullptr)
    return Value::function(unit_.callee(function, false));
  if (const auto* unary = clang::dyn_cast<clang::UnaryOperator>(expression))
    if (unary->getOpcode() == clang::UO_Deref)
      return value(unary->getSubExpr());
  if (expression->isGLValue()) return Value::copy(place(expression));
  return value(expression);
}

Value FunctionLowering::load(const ir::Place& place, clang::QualType type,
                             const Expr* expression) {
  if (place.is_nothing()) return {};
  if (type->isAtomicType()) {
    ir::Event loaded = event(ir::EventKind::kAtomic, range(expression));
    loaded.place = place;
    loaded.mode = ir::Mode::kShared;
    emit(std::move(loaded));
    return {};
  }
  return Value::copy(place);
}

Value FunctionLowering::value_of_cast(const clang::CastExpr* cast) {
  const Expr* operand = cast->getSubExpr();
  switch (cast->getCastKind()) {
    case clang::CK_LValueToRValue:
    case clang::CK_AtomicToNonAtomic:
      if (operand->isPRValue()) return value(operand);
      if (loaded_choice(cast) != nullptr) return value_of_choice(cast);
      return load(place(operand), operand->getType(), operand);
    case clang::CK_ArrayToPointerDecay: {
      if (operand->isPRValue()) return value(operand);
      ir::Place array = place(operand);
      bool is_const = operand->getType().isConstQualified();
      return array.is_nothing() ? Value()
                                : Value::address(array.index(), is_const);
    }
    case clang::CK_FunctionToPointerDecay:
    case clang::CK_BuiltinFnToFnPtr:
      return function_value(operand);
    case clang::CK_NullToPointer:
    case clang::CK_NullToMemberPointer:
      discard(operand);
      return Value::number(0);
    case clang::CK_ToVoid:
      discard(operand);
      return {};
    case clang::CK_LValueBitCast:
    case clang::CK_LValueToRValueBitCast:
      return Value::copy(place(operand));
    default:
      return operand->isGLValue() && !operand->getType()->isFunctionType()
                 ? load(place(operand), operand->getType(), operand)
                 : value(operand);
  }
}

Value FunctionLowering::value_of_choice(const Expr* expression) {
  bool is_loaded = clang::isa<clang::CastExpr>(expression);
  const clang::AbstractConditionalOperator* choice =
      is_loaded ? loaded_choice(expression)
                : clang::cast<clang::AbstractConditionalOperator>(expression);
  ir::Place chosen;
  if (!choice->getType()->isVoidType())
    chosen = temporary(choice->getType(), range(choice));
  choice_into(chosen, choice, is_loaded);
  return Value::move(chosen);
}

void FunctionLowering::use(const Value& value, ir::Range range) {
  if (value.is_load()) access(ir::EventKind::kRead, value.place, range);
}

void FunctionLowering::use(const Expr* expression) {
  if (expression == nullptr) return;
  if (expression->getType()->isVoidType()) return discard(expression);
  use(value(expression), range(expression));
}

void FunctionLowering::discard(const Expr* expression) {
  expression = expression->IgnoreParens();
  while (const Expr* same = transparent(expression))
    expression = same->IgnoreParens();
  if (const auto* cast = clang::dyn_cast<clang::CastExpr>(expression)) {
    // `(void)x` and friends: x is named, not read.
    if (cast->getCastKind() != clang::CK_UserDefinedConversion &&
        cast->getCastKind() != clang::CK_ConstructorConversion &&
        !expression->getType()->isRecordType())
      return discard(cast->getSubExpr());
  }
  if (const auto* operation =
          clang::dyn_cast<clang::BinaryOperator>(expression)) {
    if (operation->getOpcode() == clang::BO_Comma) {
      discard(operation->getLHS());
      return discard(operation->getRHS());
    }
    if (operation->isLogicalOp()) return discard_logical(operation);
  }
  if (const auto* choice =
          clang::dyn_cast<clang::AbstractConditionalOperator>(expression))
    if (choice->getType()->isVoidType()) return choice_into({}, choice);
  if (expression->isGLValue()) {
    if (!expression->getType()->isFunctionType()) (void)place(expression);
    return;
  }
  if (expression->getType()->isRecordType()) {
    (void)materialize(expression, nullptr);
    return;
  }
  (void)value(expression);
}

// `a && f();` runs f or not; its value is nobody's business.
void FunctionLowering::discard_logical(const clang::BinaryOperator* operation) {
  ir::BlockId right = body_.new_block();
  ir::BlockId after = body_.new_block();
  std::size_t depth = body_.depth();
  if (operation->getOpcode() == clang::BO_LAnd)
    branch(operation->getLHS(), right, {after, depth});
  else
    branch(operation->getLHS(), {after, depth}, right);
  body_.start(right);
  discard(operation->getRHS());
  body_.pop_to(depth);
  body_.jump(after);
  body_.start(after);
}

Value FunctionLowering::statement_expression(const clang::StmtExpr* expression,
                                             const ir::Place& target) {
  const clang::CompoundStmt* block = expression->getSubStmt();
  const auto* last = clang::dyn_cast_or_null<Expr>(
      block->body_empty() ? nullptr : block->body_back());
  bool has_value = last != nullptr && !expression->getType()->isVoidType();
  ir::Place result = target;
  if (has_value && result.is_nothing())
    result = temporary(expression->getType(), range(expression));
  Scope scope(*this, range(block->getRBracLoc()));
  for (const Stmt* part : block->body()) {
    if (part == last && has_value)
      into(result, last);
    else
      statement(part);
  }
  return has_value ? Value::move(result) : Value();
}

}  // namespace fearless::lower
