// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constructors and the temporaries that they make.

#include "checker/lower/expression_kind.h"
#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using clang::Expr;

namespace {

bool is_copy_or_move(const clang::CXXConstructExpr* expression) {
  return expression->getNumArgs() >= 1 &&
         expression->getConstructor()->isCopyOrMoveConstructor() &&
         expression->getArg(0)->isGLValue();
}

// Nothing happens that anybody could see.
bool is_silent(const clang::CXXConstructorDecl* constructor, bool is_system) {
  if (!constructor->isDefaultConstructor()) return false;
  return constructor->isTrivial() || is_system;
}

}  // namespace

void FunctionLowering::construct(const ir::Place& target,
                                 const clang::CXXConstructExpr* expression) {
  const clang::CXXConstructorDecl* constructor = expression->getConstructor();
  ir::Place object =
      expression->getType()->isArrayType() ? target.index() : target;
  if (is_copy_or_move(expression)) {
    const clang::MaterializeTemporaryExpr* temporary =
        bound_temporary(expression->getArg(0));
    if (expression->isElidable() && temporary != nullptr)
      return into(object, temporary->getSubExpr());
    ir::Place source = place(expression->getArg(0));
    return copy_object(object, source, constructor->isMoveConstructor(),
                       constructor, expression);
  }
  bool is_system = unit_.is_system(constructor);
  if (expression->getNumArgs() == 0 && is_silent(constructor, is_system) &&
      unit_.model(constructor, constructor->getParent(), 0) == nullptr) {
    if (expression->requiresZeroInitialization())
      access(ir::EventKind::kReinit, object, range(expression));
    return;
  }
  CallSite site;
  site.expression = expression;
  site.callee = constructor;
  site.object = object;
  site.object_type = unit_.context().getRecordType(constructor->getParent());
  site.has_object = true;
  site.range = range(expression);
  arguments(site,
            llvm::ArrayRef(expression->getArgs(), expression->getNumArgs()));
  (void)perform(site);
}

void FunctionLowering::copy_object(const ir::Place& target,
                                   const ir::Place& source, bool is_move,
                                   const clang::CXXMethodDecl* operation,
                                   const Expr* expression) {
  ir::Range where = range(expression);
  transfer(is_move ? ir::EventKind::kMove : ir::EventKind::kCopy, target,
           source, where);
  note_signal_unsafe(operation, where);
  if (operation == nullptr || !operation->isUserProvided() ||
      unit_.is_system(operation) || source.is_nothing())
    return;
  ir::TypeId object =
      type(unit_.context().getRecordType(operation->getParent()));
  ir::Event call = event(ir::EventKind::kCall, where);
  call.callee = unit_.callee(operation, false);
  call.may_throw = may_throw(operation, operation->getType());
  call.args = {{.kind = ir::OperandKind::kBorrowMut,
                .place = target,
                .type = object,
                .range = where},
               {.kind = is_move ? ir::OperandKind::kBorrowRvalue
                                : ir::OperandKind::kBorrow,
                .place = source,
                .type = object,
                .range = where}};
  emit(std::move(call));
}

// `using Base::Base`: the parameters are handed on as they are.
void FunctionLowering::inherited_construct(
    const ir::Place& target,
    const clang::CXXInheritedCtorInitExpr* expression) {
  const clang::CXXConstructorDecl* constructor = expression->getConstructor();
  ir::Event call = event(ir::EventKind::kCall, range(expression));
  call.callee = unit_.callee(constructor, false);
  call.may_throw = may_throw(constructor, constructor->getType());
  call.args.push_back(
      {.kind = ir::OperandKind::kBorrowMut,
       .place = target,
       .type = type(unit_.context().getRecordType(constructor->getParent())),
       .range = call.range});
  if (function_ != nullptr)
    for (const clang::ParmVarDecl* parameter : function_->parameters())
      call.args.push_back({.kind = parameter->getType()->isReferenceType()
                                       ? ir::OperandKind::kCopy
                                       : ir::OperandKind::kMove,
                           .place = variables_[parameter],
                           .type = type(parameter->getType()),
                           .range = call.range});
  emit(std::move(call));
}

ir::Place FunctionLowering::object_value(const Expr* expression) {
  if (expression->getType()->isRecordType())
    return materialize(expression, nullptr);
  return passed_object(expression);
}

ir::Place FunctionLowering::passed_object(const Expr* expression) {
  ir::Range where = range(expression);
  ir::Place object = temporary(expression->getType(), where);
  access(ir::EventKind::kInit, object, where);
  into(object, expression);
  return object;
}

ir::Place FunctionLowering::materialize(
    const Expr* expression, const clang::MaterializeTemporaryExpr* whole) {
  bool is_extended =
      whole != nullptr && whole->getStorageDuration() == clang::SD_Automatic;
  bool is_for_ever =
      whole != nullptr && (whole->getStorageDuration() == clang::SD_Static ||
                           whole->getStorageDuration() == clang::SD_Thread);
  clang::QualType type = expression->getType();
  bool is_object = type->isRecordType() || type->isArrayType();
  ir::Range where = range(expression);
  ir::Place object = temporary(type, where);
  if (is_object || is_extended) access(ir::EventKind::kInit, object, where);
  into(object, expression);
  if (!is_for_ever && (is_object || is_extended))
    push_kill(object, type, is_extended);
  return object;
}

}  // namespace fearless::lower
