// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a glvalue is. Pointers that are followed on the way are read; the
// object itself is not touched. An expression that names nothing we model
// gives a place that is nothing, which all emitters ignore.

#include "checker/lower/expression_kind.h"
#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using clang::Expr;
using clang::Stmt;

Value FunctionLowering::this_value() {
  if (closure_ == nullptr) return Value::copy(ir::Place::local(1));
  if (this_capture_ == nullptr) return {};
  ir::Place captured =
      ir::Place::local(1).deref().field(unit_.types().field(this_capture_));
  return this_capture_->getType()->isPointerType() ? Value::copy(captured)
                                                   : Value::address(captured);
}

ir::Place FunctionLowering::this_object() {
  Value self = this_value();
  return self.is_load() ? self.place.deref() : self.place;
}

ir::Place FunctionLowering::place_of_variable(const clang::ValueDecl* name,
                                              bool is_captured) {
  if (is_captured) {
    auto captured = captures_.find(name);
    if (captured != captures_.end()) {
      ir::Place place = ir::Place::local(1).deref().field(
          unit_.types().field(captured->second));
      return captured->second->getType()->isReferenceType() ? place.deref()
                                                            : place;
    }
  }
  auto found = variables_.find(name);
  const auto* variable = clang::dyn_cast<clang::VarDecl>(name);
  if (found != variables_.end()) {
    if (variable == nullptr || elided_references_.contains(variable))
      return found->second;
    return variable->getType()->isReferenceType() ? found->second.deref()
                                                  : found->second;
  }
  if (variable == nullptr || !variable->hasGlobalStorage()) return {};
  ir::GlobalId global = unit_.types().global(variable);
  if (unit_.vocabulary().is_synchronized(unit_.module().globals[global].name))
    return {};
  ir::Place place = ir::Place::global(global);
  return variable->getType()->isReferenceType() ? place.deref() : place;
}

// What a pointer points at. Following a variable reads it; `this` is given.
ir::Place FunctionLowering::pointee(const Expr* pointer) {
  if (clang::isa<clang::CXXThisExpr>(pointer->IgnoreParenImpCasts()))
    return this_object();
  Value target = value(pointer);
  if (target.is_address()) return target.place;
  if (target.is_constant() || target.is_function()) return {};
  if (target.is_load())
    access(ir::EventKind::kRead, target.place, range(pointer));
  return target.place.deref();
}

ir::Place FunctionLowering::place(const Expr* expression) {
  expression = expression->IgnoreParens();
  if (expression->getType().isNull()) return {};
  if (expression->isPRValue()) return place_of_prvalue(expression);
  switch (expression->getStmtClass()) {
    case Stmt::DeclRefExprClass: {
      const auto* name = clang::cast<clang::DeclRefExpr>(expression);
      return place_of_variable(name->getDecl(),
                               name->refersToEnclosingVariableOrCapture());
    }
    case Stmt::MemberExprClass:
      return place_of_member(clang::cast<clang::MemberExpr>(expression));
    case Stmt::ArraySubscriptExprClass:
      return place_of_element(
          clang::cast<clang::ArraySubscriptExpr>(expression));
    case Stmt::UnaryOperatorClass:
      return place_of_unary(clang::cast<clang::UnaryOperator>(expression));
    case Stmt::BinaryOperatorClass:
    case Stmt::CompoundAssignOperatorClass:
      return place_of_binary(clang::cast<clang::BinaryOperator>(expression));
    case Stmt::ConditionalOperatorClass:
    case Stmt::BinaryConditionalOperatorClass:
      return place_of_choice(
          clang::cast<clang::AbstractConditionalOperator>(expression));
    case Stmt::MaterializeTemporaryExprClass: {
      const auto* whole =
          clang::cast<clang::MaterializeTemporaryExpr>(expression);
      return materialize(whole->getSubExpr(), whole);
    }
    case Stmt::CallExprClass:
    case Stmt::CXXMemberCallExprClass:
    case Stmt::CXXOperatorCallExprClass:
    case Stmt::UserDefinedLiteralClass:
      return call(expression, {}).place;
    default:
      return place_of_rare(expression);
  }
}

ir::Place FunctionLowering::place_of_rare(const Expr* expression) {
  if (const auto* cast = clang::dyn_cast<clang::CastExpr>(expression))
    return place(cast->getSubExpr());
  if (const Expr* same = transparent(expression)) return place(same);
  if (const auto* known = clang::dyn_cast<clang::OpaqueValueExpr>(expression)) {
    auto found = opaque_values_.find(known);
    if (found != opaque_values_.end()) return found->second.place;
    return known->getSourceExpr() ? place(known->getSourceExpr()) : ir::Place();
  }
  if (const auto* list = clang::dyn_cast<clang::InitListExpr>(expression))
    return list->getNumInits() == 1 ? place(list->getInit(0)) : ir::Place();
  if (const auto* block = clang::dyn_cast<clang::StmtExpr>(expression))
    return statement_expression(block, {}).place;
  if (const auto* literal =
          clang::dyn_cast<clang::CompoundLiteralExpr>(expression))
    return materialize(literal->getInitializer(), nullptr);
  if (const auto* thrown = clang::dyn_cast<clang::CXXThrowExpr>(expression)) {
    throw_expression(thrown);
    return {};
  }
  if (const auto* suspend =
          clang::dyn_cast<clang::CoroutineSuspendExpr>(expression))
    return await(suspend, {}).place;
  if (clang::isa<clang::StringLiteral, clang::PredefinedExpr,
                 clang::CXXTypeidExpr>(expression))
    return {};
  opaque(expression);
  return {};
}

// Only library code reaches into a temporary: its object needs storage.
ir::Place FunctionLowering::place_of_prvalue(const Expr* expression) {
  if (expression->getType()->isRecordType())
    return materialize(expression, nullptr);
  Value scalar = value(expression);
  if (scalar.is_load() || scalar.kind == ir::OperandKind::kMove)
    return scalar.place;
  if (expression->getType()->isVoidType()) return {};
  ir::Place place = temporary(expression->getType(), range(expression));
  store(place, scalar, range(expression), expression->getType());
  return place;
}

ir::Place FunctionLowering::place_of_member(const clang::MemberExpr* member) {
  const clang::ValueDecl* declaration = member->getMemberDecl();
  const auto* field = clang::dyn_cast<clang::FieldDecl>(declaration);
  if (field == nullptr) {
    // A static member: the object before the dot is evaluated for nothing.
    if (!member->isImplicitAccess()) discard(member->getBase());
    return place_of_variable(declaration, false);
  }
  ir::Place base =
      member->isArrow() ? pointee(member->getBase()) : place(member->getBase());
  if (base.is_nothing()) return base;
  // The members of an unnamed struct or union are members of the outer one.
  ir::Place result = base.field(unit_.types().field(field));
  return field->getType()->isReferenceType() ? result.deref() : result;
}

// An element of an array is `a[]`; through a pointer `p[i]` it is `p.*[]`,
// for there it may be any neighbour of what `p` points at.
ir::Place FunctionLowering::place_of_element(
    const clang::ArraySubscriptExpr* element) {
  const Expr* base = element->getBase()->IgnoreParens();
  const auto* decay = clang::dyn_cast<clang::ImplicitCastExpr>(base);
  if (decay != nullptr &&
      decay->getCastKind() == clang::CK_ArrayToPointerDecay) {
    ir::Place array = place(decay->getSubExpr());
    use(element->getIdx());
    return array.is_nothing() ? array
                              : array.with(this->element(element->getIdx()));
  }
  if (base->getType()->isVectorType()) {
    ir::Place vector = place(base);
    use(element->getIdx());
    return vector;
  }
  ir::Place target = pointee(base);
  use(element->getIdx());
  return target.is_nothing() ? target
                             : target.with(this->element(element->getIdx()));
}

ir::Place FunctionLowering::place_of_unary(
    const clang::UnaryOperator* operation) {
  const Expr* operand = operation->getSubExpr();
  switch (operation->getOpcode()) {
    case clang::UO_Deref: {
      const auto* name =
          clang::dyn_cast<clang::DeclRefExpr>(operand->IgnoreParenImpCasts());
      auto element = name ? elements_.find(name->getDecl()) : elements_.end();
      if (element != elements_.end()) return element->second;
      return pointee(operand);
    }
    case clang::UO_PreInc:
    case clang::UO_PreDec:
      return increment(operation);
    default:
      return place(operand);  // __extension__, __real, __imag
  }
}

ir::Place FunctionLowering::place_of_binary(
    const clang::BinaryOperator* operation) {
  if (const auto* compound =
          clang::dyn_cast<clang::CompoundAssignOperator>(operation))
    return compound_assign(compound);
  switch (operation->getOpcode()) {
    case clang::BO_Assign:
      return assign(operation);
    case clang::BO_Comma:
      discard(operation->getLHS());
      return place(operation->getRHS());
    case clang::BO_PtrMemD:
    case clang::BO_PtrMemI: {
      // Some member: as far as we can tell, the whole object.
      ir::Place object = operation->getOpcode() == clang::BO_PtrMemI
                             ? pointee(operation->getLHS())
                             : place(operation->getLHS());
      use(operation->getRHS());
      return object;
    }
    default:
      opaque(operation);
      return {};
  }
}

// `(c ? a : b)` is either: a pointer that was made to point at one of them.
ir::Place FunctionLowering::place_of_choice(
    const clang::AbstractConditionalOperator* choice) {
  clang::QualType type = choice->getType();
  ir::Place chosen =
      temporary(unit_.context().getLValueReferenceType(type), range(choice));
  choice_into(chosen, choice);
  return chosen.deref();
}

}  // namespace fearless::lower
