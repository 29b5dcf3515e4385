// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conditions. `&&`, `||` and `!` become control flow; what remains is a test
// that may be about a place: a flag, a pointer, the outcome of a call.

#include "checker/lower/expression_kind.h"
#include "checker/lower/function_lowering.h"
#include "clang/Basic/Builtins.h"

namespace fearless::lower {

using clang::Expr;

namespace {

bool is_null_or_false(const Expr* expression) {
  expression = expression->IgnoreParenImpCasts();
  if (const auto* number = clang::dyn_cast<clang::IntegerLiteral>(expression))
    return number->getValue() == 0;
  if (const auto* truth =
          clang::dyn_cast<clang::CXXBoolLiteralExpr>(expression))
    return !truth->getValue();
  return clang::isa<clang::CXXNullPtrLiteralExpr, clang::GNUNullExpr>(
      expression);
}

bool is_true(const Expr* expression) {
  const auto* truth = clang::dyn_cast<clang::CXXBoolLiteralExpr>(
      expression->IgnoreParenImpCasts());
  return truth != nullptr && truth->getValue();
}

// `p == nullptr`, built in or overloaded.
struct Comparison {
  const Expr* operand = nullptr;
  bool is_negated = false;
};

Comparison comparison(const Expr* expression) {
  const Expr* left = nullptr;
  const Expr* right = nullptr;
  bool is_equal = false;
  if (const auto* built_in =
          clang::dyn_cast<clang::BinaryOperator>(expression)) {
    if (!built_in->isEqualityOp()) return {};
    left = built_in->getLHS();
    right = built_in->getRHS();
    is_equal = built_in->getOpcode() == clang::BO_EQ;
  } else if (const auto* overloaded =
                 clang::dyn_cast<clang::CXXOperatorCallExpr>(expression)) {
    clang::OverloadedOperatorKind kind = overloaded->getOperator();
    if (overloaded->getNumArgs() != 2 ||
        (kind != clang::OO_EqualEqual && kind != clang::OO_ExclaimEqual))
      return {};
    left = overloaded->getArg(0);
    right = overloaded->getArg(1);
    is_equal = kind == clang::OO_EqualEqual;
    const auto null = [](const Expr* side) {
      return side->IgnoreParenImpCasts()->getType()->isNullPtrType();
    };
    if (!null(left) && !null(right)) return {};
    return null(right) ? Comparison{left, is_equal}
                       : Comparison{right, is_equal};
  } else {
    return {};
  }
  if (is_null_or_false(right)) return {left, is_equal};
  if (is_null_or_false(left)) return {right, is_equal};
  if (is_true(right)) return {left, !is_equal};
  if (is_true(left)) return {right, !is_equal};
  return {};
}

const Expr* expected(const Expr* expression) {
  const auto* call = clang::dyn_cast<clang::CallExpr>(expression);
  if (call == nullptr || call->getNumArgs() == 0) return nullptr;
  unsigned builtin = call->getBuiltinCallee();
  return builtin == clang::Builtin::BI__builtin_expect ||
                 builtin == clang::Builtin::BI__builtin_expect_with_probability
             ? call->getArg(0)
             : nullptr;
}

// Casts between a value and its truth, and whatever merely wraps it.
const Expr* strip(const Expr* expression) {
  for (;;) {
    expression = expression->IgnoreParens();
    if (const Expr* same = transparent(expression)) {
      expression = same;
    } else if (const Expr* likely = expected(expression)) {
      expression = likely;
    } else if (const auto* cast =
                   clang::dyn_cast<clang::CastExpr>(expression)) {
      if (cast->getCastKind() == clang::CK_LValueToRValue ||
          cast->getCastKind() == clang::CK_AtomicToNonAtomic ||
          cast->getSubExpr()->getType()->isArrayType() ||
          cast->getSubExpr()->getType()->isFunctionType() ||
          cast->getType()->isRecordType())
        return expression;
      expression = cast->getSubExpr();
    } else {
      return expression;
    }
  }
}

std::optional<bool> known_truth(const Expr* expression) {
  if (const auto* truth =
          clang::dyn_cast<clang::CXXBoolLiteralExpr>(expression))
    return truth->getValue();
  if (const auto* number = clang::dyn_cast<clang::IntegerLiteral>(expression))
    return number->getValue() != 0;
  return std::nullopt;
}

}  // namespace

ir::Condition FunctionLowering::condition(const Expr* expression) {
  expression = strip(expression);
  if (const auto* negation =
          clang::dyn_cast<clang::UnaryOperator>(expression)) {
    if (negation->getOpcode() == clang::UO_LNot) {
      ir::Condition inner = condition(negation->getSubExpr());
      inner.is_negated = !inner.is_negated && !inner.place.is_nothing();
      return inner;
    }
  }
  if (Comparison test = comparison(expression); test.operand != nullptr) {
    ir::Condition inner = condition(test.operand);
    inner.is_negated =
        inner.is_negated != test.is_negated && !inner.place.is_nothing();
    return inner;
  }
  Value tested;
  if (expression->isGLValue()) {
    tested = load(place(expression), expression->getType(), expression);
  } else {
    tested = value(expression);
  }
  use(tested, range(expression));
  if (tested.is_constant()) return {tested.tested, tested.is_test_negated};
  if (tested.is_load() || tested.kind == ir::OperandKind::kMove)
    return {tested.place, false};
  return {};
}

// The block that an edge leads to: with what dies on it, if anything does.
ir::BlockId FunctionLowering::edge(const Exit& exit) {
  if (!body_.is_reachable() || body_.depth() <= exit.depth) return exit.block;
  ir::BlockId resumed = body_.current();
  ir::BlockId block = body_.new_block();
  body_.start(block);
  body_.leave_to(exit.depth);
  body_.jump(exit.block);
  body_.start(resumed);
  return block;
}

void FunctionLowering::branch(const Expr* expression, Exit yes, Exit no) {
  expression = strip(expression);
  if (const auto* negation = clang::dyn_cast<clang::UnaryOperator>(expression))
    if (negation->getOpcode() == clang::UO_LNot)
      return branch(negation->getSubExpr(), no, yes);
  if (const auto* logic = clang::dyn_cast<clang::BinaryOperator>(expression)) {
    if (logic->isLogicalOp()) {
      // Temporaries of the left side live on while the right is evaluated.
      ir::BlockId right = body_.new_block();
      if (logic->getOpcode() == clang::BO_LAnd)
        branch(logic->getLHS(), right, no);
      else
        branch(logic->getLHS(), yes, right);
      body_.start(right);
      return branch(logic->getRHS(), yes, no);
    }
    if (logic->getOpcode() == clang::BO_Comma) {
      discard(logic->getLHS());
      return branch(logic->getRHS(), yes, no);
    }
  }
  if (std::optional<bool> truth = known_truth(expression))
    return body_.jump(edge(*truth ? yes : no));
  ir::Condition tested = condition(expression);
  ir::BlockId if_true = edge(yes);
  ir::BlockId if_false = edge(no);
  body_.branch(std::move(tested), if_true, if_false, range(expression));
}

void FunctionLowering::decide(const Expr* expression, ir::BlockId yes,
                              ir::BlockId no) {
  ir::Range outer = scope_end_;
  scope_end_ = range(expression);
  std::size_t depth = body_.depth();
  branch(expression, {yes, depth}, {no, depth});
  body_.pop_to(depth);  // unreachable: the edges have cleaned up
  scope_end_ = outer;
}

}  // namespace fearless::lower
