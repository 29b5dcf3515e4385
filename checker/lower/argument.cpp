// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arguments: evaluated left to right, and the operands that they become.

#include "checker/lower/expression_kind.h"
#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using clang::Expr;

namespace {

const Expr* peel(const Expr* expression) {
  for (;;) {
    expression = expression->IgnoreParens();
    if (const auto* whole =
            clang::dyn_cast<clang::MaterializeTemporaryExpr>(expression)) {
      expression = whole->getSubExpr();
    } else if (const auto* cast =
                   clang::dyn_cast<clang::ImplicitCastExpr>(expression)) {
      if (cast->getCastKind() != clang::CK_NoOp) return expression;
      expression = cast->getSubExpr();
    } else if (const Expr* same = transparent(expression)) {
      expression = same;
    } else {
      return expression;
    }
  }
}

// The variable that `std::move(x)` as a by-value argument empties.
const clang::ValueDecl* moved_variable(const Expr* expression) {
  const auto* construction =
      clang::dyn_cast<clang::CXXConstructExpr>(peel(expression));
  if (construction == nullptr || construction->getNumArgs() != 1 ||
      !construction->getConstructor()->isMoveConstructor())
    return nullptr;
  const Expr* source = construction->getArg(0)->IgnoreParenImpCasts();
  if (const auto* call = clang::dyn_cast<clang::CallExpr>(source))
    if (call->getNumArgs() == 1) source = call->getArg(0);
  const auto* name =
      clang::dyn_cast<clang::DeclRefExpr>(source->IgnoreParenImpCasts());
  return name ? name->getDecl() : nullptr;
}

// A later argument uses what this one moves: the move must be seen first.
bool is_used_later(const Expr* moved, llvm::ArrayRef<const Expr*> later) {
  const clang::ValueDecl* variable = moved_variable(moved);
  if (variable == nullptr) return false;
  return llvm::any_of(later, [variable](const Expr* other) {
    return mentions(other, variable);
  });
}

}  // namespace

void FunctionLowering::arguments(CallSite& site,
                                 llvm::ArrayRef<const Expr*> values) {
  const clang::FunctionProtoType* prototype = nullptr;
  if (site.callee != nullptr) {
    prototype = site.callee->getType()->getAs<clang::FunctionProtoType>();
  } else if (const auto* call =
                 clang::dyn_cast_or_null<clang::CallExpr>(site.expression)) {
    clang::QualType callee = call->getCallee()->getType();
    if (callee->isPointerType()) callee = callee->getPointeeType();
    prototype = callee->getAs<clang::FunctionProtoType>();
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Expr* expression = values[i];
    clang::QualType parameter;
    if (prototype != nullptr && i < prototype->getNumParams())
      parameter = prototype->getParamType(static_cast<unsigned>(i));
    bool is_default = clang::isa<clang::CXXDefaultArgExpr>(expression);
    // A library's own defaults (allocators, comparers) are not written, and
    // the vocabulary counts what is written.
    if (is_default && site.callee != nullptr && unit_.is_system(site.callee))
      break;
    std::optional<ir::Range> outer = range_override_;
    // A default argument is seen where it is used, not where it is written.
    if (is_default && !range_override_) range_override_ = site.range;
    site.arguments.push_back(
        argument(expression, parameter,
                 is_used_later(expression, values.drop_front(i + 1))));
    range_override_ = outer;
  }
}

// A call such as `std::ref(x)`, whose result stands for x itself.
const clang::CallExpr* FunctionLowering::as_wrapper(const Expr* expression) {
  const auto* call = clang::dyn_cast<clang::CallExpr>(peel(expression));
  if (call == nullptr || call->getNumArgs() != 1 ||
      !call->getType()->isRecordType() || call->isGLValue())
    return nullptr;
  const clang::FunctionDecl* callee = call->getDirectCallee();
  if (callee == nullptr) return nullptr;
  const vocabulary::FunctionModel* model = unit_.model(callee, nullptr, 1);
  if (model == nullptr || model->effects.size() != 1) return nullptr;
  const vocabulary::Effect& effect = model->effects[0];
  bool stands_for_argument =
      effect.kind == vocabulary::EffectKind::kForward ||
      (effect.kind == vocabulary::EffectKind::kBorrow &&
       effect.object.kind == vocabulary::Selector::Kind::kResult);
  return stands_for_argument &&
                 effect.subject.kind == vocabulary::Selector::Kind::kArgument &&
                 effect.subject.steps.empty() && call->getArg(0)->isGLValue()
             ? call
             : nullptr;
}

Argument FunctionLowering::argument(const Expr* expression,
                                    clang::QualType parameter,
                                    bool is_moved_early) {
  Argument result;
  result.expression = expression;
  result.type = expression->getType();
  result.range = range(expression);
  bool is_reference = parameter.isNull() ? expression->isGLValue()
                                         : parameter->isReferenceType();
  if (const clang::CallExpr* wrapper = as_wrapper(expression)) {
    bool is_const = wrapper->getArg(0)->getType().isConstQualified();
    result.value = Value::address(place(wrapper->getArg(0)), is_const);
    result.value.is_wrapper = true;
    result.is_reference = is_reference;
    return result;
  }
  if (is_reference) return reference_argument(std::move(result), parameter);
  if (!result.type->isRecordType()) {
    result.value = value(expression);
    return result;
  }
  const auto* copy = clang::dyn_cast<clang::CXXConstructExpr>(peel(expression));
  bool is_plain_copy = copy != nullptr && copy->getNumArgs() >= 1 &&
                       copy->getConstructor()->isCopyOrMoveConstructor() &&
                       copy->getArg(0)->isGLValue() && !copy->isElidable() &&
                       (!copy->getConstructor()->isUserProvided() ||
                        unit_.is_system(copy->getConstructor()));
  if (!is_plain_copy || is_moved_early) {
    result.value = Value::move(passed_object(expression));
    return result;
  }
  ir::Place source = place(copy->getArg(0));
  result.value = copy->getConstructor()->isMoveConstructor()
                     ? Value::move(source)
                     : Value::copy(source);
  return result;
}

Argument FunctionLowering::reference_argument(Argument result,
                                              clang::QualType parameter) {
  const Expr* expression = result.expression;
  result.is_reference = true;
  clang::QualType referred =
      parameter.isNull() ? expression->getType() : parameter->getPointeeType();
  if (referred->isFunctionType()) {
    result.value = function_value(expression);
    result.is_scalar = true;
    return result;
  }
  // A temporary number or pointer needs no place of its own yet.
  const clang::MaterializeTemporaryExpr* whole = bound_temporary(expression);
  if (whole != nullptr && !whole->getSubExpr()->getType()->isRecordType() &&
      !whole->getSubExpr()->getType()->isArrayType()) {
    result.value = value(whole->getSubExpr());
    result.is_scalar = true;
    return result;
  }
  result.value = Value::address(place(expression));
  if (result.value.place.is_nothing()) return result;
  if (!parameter.isNull() && parameter->isRValueReferenceType())
    result.value.kind = ir::OperandKind::kBorrowRvalue;
  else if (referred.isConstQualified())
    result.value.kind = ir::OperandKind::kBorrow;
  return result;
}

ir::Operand FunctionLowering::operand(const Argument& argument) {
  ir::Operand result;
  result.kind = argument.value.kind;
  result.place = argument.value.place;
  result.range = argument.range;
  result.type = type(argument.type);
  if (argument.value.is_function()) result.function = argument.value.callee;
  if (argument.value.is_constant() && argument.value.constant &&
      argument.type.getNonReferenceType()->isBooleanType())
    result.truth = *argument.value.constant != 0;
  if (!argument.is_scalar || argument.value.is_constant() ||
      argument.value.is_function())
    return result;
  // The reference is bound to a temporary that holds the value.
  result.place = temporary(argument.type, argument.range);
  store(result.place, argument.value, argument.range, argument.type);
  result.kind = ir::OperandKind::kBorrowRvalue;
  return result;
}

// As std::thread stores its arguments: a copy or a move of what it was given.
ir::Operand FunctionLowering::decayed(const Argument& argument) {
  ir::Operand result;
  result.kind = argument.value.kind;
  result.place = argument.value.place;
  result.range = argument.range;
  result.type = type(argument.type.getNonReferenceType());
  if (argument.value.is_function()) {
    result.function = argument.value.callee;
    return result;
  }
  if (!argument.is_reference || argument.is_scalar ||
      argument.value.is_wrapper || argument.value.is_constant())
    return result;
  if (argument.type->isArrayType()) {
    result.place = result.place.index();
    result.kind = ir::OperandKind::kBorrowMut;
    return result;
  }
  if (argument.value.kind == ir::OperandKind::kBorrowRvalue)
    result.kind = ir::OperandKind::kMove;
  else if (argument.value.is_address())
    result.kind = ir::OperandKind::kCopy;
  return result;
}

ir::Operand FunctionLowering::object_operand(const CallSite& site) {
  const auto* method =
      clang::dyn_cast_or_null<clang::CXXMethodDecl>(site.callee);
  ir::Operand result;
  result.place = site.object;
  result.range = site.range;
  result.type = type(site.object_type.getNonReferenceType());
  if (!site.object.is_nothing())
    result.kind = method != nullptr && method->isConst()
                      ? ir::OperandKind::kBorrow
                      : ir::OperandKind::kBorrowMut;
  return result;
}

}  // namespace fearless::lower
