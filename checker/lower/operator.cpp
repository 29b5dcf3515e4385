// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Built-in operators, new and delete. Arithmetic reads its operands at once,
// in order; an assignment evaluates its right side first.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using clang::Expr;

Value FunctionLowering::value_of_unary(const clang::UnaryOperator* operation) {
  const Expr* operand = operation->getSubExpr();
  switch (operation->getOpcode()) {
    case clang::UO_AddrOf: {
      if (operand->getType()->isFunctionType() ||
          operation->getType()->isMemberPointerType())
        return function_value(operand);
      bool is_const = operand->getType().isConstQualified();
      return Value::address(place(operand), is_const);
    }
    case clang::UO_PreInc:
    case clang::UO_PreDec:
    case clang::UO_PostInc:
    case clang::UO_PostDec: {
      ir::Place counter = increment(operation);
      bool is_pointer = operation->getType()->isPointerType();
      return is_pointer ? Value::copy(counter) : Value();
    }
    case clang::UO_Minus: {
      Value number = value(operand);
      use(number, range(operand));
      if (number.is_constant() && number.constant && *number.constant > 0)
        return Value::number(-*number.constant);
      return {};
    }
    case clang::UO_LNot: {
      ir::Condition tested = condition(operand);
      Value result;
      result.tested = tested.place;
      result.is_test_negated = !tested.is_negated;
      return result;
    }
    case clang::UO_Extension:
      return value(operand);
    case clang::UO_Coawait:
      opaque(operation);
      return {};
    default:
      use(operand);
      return {};
  }
}

ir::Place FunctionLowering::increment(const clang::UnaryOperator* operation) {
  ir::Place counter = place(operation->getSubExpr());
  ir::Range where = range(operation);
  if (operation->getSubExpr()->getType()->isAtomicType()) {
    access(ir::EventKind::kAtomic, counter, where);
  } else {
    access(ir::EventKind::kRead, counter, where);
    access(ir::EventKind::kWrite, counter, where);
  }
  return counter;
}

Value FunctionLowering::value_of_binary(
    const clang::BinaryOperator* operation) {
  const Expr* left = operation->getLHS();
  const Expr* right = operation->getRHS();
  if (const auto* compound =
          clang::dyn_cast<clang::CompoundAssignOperator>(operation))
    return load(compound_assign(compound), operation->getType(), operation);
  switch (operation->getOpcode()) {
    case clang::BO_Assign:
      return Value::copy(assign(operation));
    case clang::BO_Comma:
      discard(left);
      return value(right);
    case clang::BO_LAnd:
    case clang::BO_LOr:
      return value_of_logical(operation);
    case clang::BO_PtrMemD:
    case clang::BO_PtrMemI:
      return Value::copy(place_of_binary(operation));
    default:
      break;
  }
  if (operation->isRelationalOp() || operation->getOpcode() == clang::BO_Cmp) {
    ir::Place first = compared(left);
    ir::Place second = compared(right);
    order(first, second, range(operation));
    return {};
  }
  if (!operation->getType()->isPointerType()) {
    use(left);
    use(right);
    return {};
  }
  // Pointer arithmetic stays in the object that the pointer points into.
  bool is_left = left->getType()->isPointerType();
  Value pointer = value(is_left ? left : right);
  use(is_left ? right : left);
  return pointer;
}

// What a comparison is about: of the result of a method, the object.
ir::Place FunctionLowering::compared(const Expr* expression) {
  std::size_t before = body_.event_count();
  Value operand = value(expression);
  use(operand, range(expression));
  if (!operand.place.is_nothing()) return operand.place;
  const ir::Event* last = body_.last_event();
  bool is_result = body_.event_count() > before && last != nullptr &&
                   last->kind == ir::EventKind::kCall && !last->args.empty();
  return is_result ? last->args[0].place : ir::Place();
}

Value FunctionLowering::value_of_logical(
    const clang::BinaryOperator* operation) {
  ir::Range where = range(operation);
  ir::Place result = temporary(operation->getType(), where);
  ir::BlockId yes = body_.new_block();
  ir::BlockId no = body_.new_block();
  ir::BlockId after = body_.new_block();
  std::size_t depth = body_.depth();
  branch(operation, {yes, depth}, {no, depth});
  body_.pop_to(depth);
  body_.start(yes);
  constant(result, 1, where);
  body_.jump(after);
  body_.start(no);
  constant(result, 0, where);
  body_.jump(after);
  body_.start(after);
  return Value::move(result);
}

ir::Place FunctionLowering::assign(const clang::BinaryOperator* operation) {
  const Expr* left = operation->getLHS();
  ir::Range where = range(operation);
  if (left->getType()->isRecordType()) {  // C only
    ir::Place target = place(left);
    into(target, operation->getRHS());
    return target;
  }
  Value source = value(operation->getRHS());
  ir::Place target = place(left);
  if (left->getType()->isAtomicType()) {
    use(source, where);
    if (target.is_nothing()) return target;
    ir::Event stored = event(ir::EventKind::kAtomic, where);
    stored.place = target;
    stored.is_store = true;
    stored.value = source.constant;
    emit(std::move(stored));
  } else {
    store(target, source, where, left->getType());
  }
  return target;
}

ir::Place FunctionLowering::compound_assign(
    const clang::CompoundAssignOperator* operation) {
  use(operation->getRHS());
  ir::Place target = place(operation->getLHS());
  ir::Range where = range(operation);
  if (operation->getLHS()->getType()->isAtomicType()) {
    access(ir::EventKind::kAtomic, target, where);
  } else {
    access(ir::EventKind::kRead, target, where);
    access(ir::EventKind::kWrite, target, where);
  }
  return target;
}

Value FunctionLowering::value_of_new(const clang::CXXNewExpr* expression) {
  if (expression->isArray() && *expression->getArraySize() != nullptr)
    use(*expression->getArraySize());
  ir::Range where = range(expression);
  ir::Place pointer;
  bool is_placed = expression->getNumPlacementArgs() == 1 &&
                   expression->getPlacementArg(0)->getType()->isPointerType();
  if (is_placed) {
    Value memory = value(expression->getPlacementArg(0));
    if (memory.is_load()) pointer = memory.place;
    if (memory.is_address()) {
      pointer = temporary(expression->getType(), where);
      store(pointer, memory, where, expression->getType());
    }
  } else {
    for (const Expr* argument : expression->placement_arguments())
      use(argument);
  }
  if (pointer.is_nothing()) {
    pointer = temporary(expression->getType(), where);
    allocate(expression, pointer);
  }
  if (const Expr* init = expression->getInitializer())
    into(expression->isArray() && !init->getType()->isArrayType()
             ? pointer.deref().index()
             : pointer.deref(),
         init);
  return is_placed ? Value::copy(pointer) : Value::move(pointer);
}

void FunctionLowering::allocate(const clang::CXXNewExpr* expression,
                                const ir::Place& pointer) {
  const clang::FunctionDecl* allocator = expression->getOperatorNew();
  if (allocator == nullptr) return constant(pointer, {}, range(expression));
  ir::Event call = event(ir::EventKind::kCall, range(expression));
  note_signal_unsafe(allocator, call.range);
  call.callee = unit_.callee(allocator, false);
  call.target = pointer;
  call.is_implicit = true;
  emit(std::move(call));
}

Value FunctionLowering::value_of_delete(
    const clang::CXXDeleteExpr* expression) {
  ir::Place object = pointee(expression->getArgument());
  ir::Range where = range(expression);
  if (object.is_nothing()) return {};
  note_signal_unsafe(expression->getOperatorDelete(), where);
  clang::QualType type = expression->getDestroyedType();
  const clang::CXXRecordDecl* record =
      type.isNull() ? nullptr : type->getAsCXXRecordDecl();
  if (record != nullptr && unit_.destructor(record) != ir::kNone) {
    const clang::CXXDestructorDecl* destructor =
        record->getDefinition()->getDestructor();
    ir::Event call = event(ir::EventKind::kCall, where);
    call.callee = unit_.callee(destructor, destructor->isVirtual());
    call.is_implicit = true;
    call.args.push_back(
        {.kind = ir::OperandKind::kBorrowMut,
         .place = expression->isArrayForm() ? object.index() : object,
         .type = this->type(type),
         .range = where});
    emit(std::move(call));
  }
  access(ir::EventKind::kKill, object, where);
  return {};
}

// __atomic_load(&x, ...), C11 atomics: what the pointer points at is touched
// atomically, and what the others point at plainly.
Value FunctionLowering::value_of_atomic(const clang::AtomicExpr* expression) {
  ir::Place object = pointee(expression->getPtr());
  for (unsigned i = 1; i < expression->getNumSubExprs(); ++i)
    use(expression->getSubExprs()[i]);
  if (object.is_nothing()) return {};
  using Expression = clang::AtomicExpr;
  ir::Event touched = event(ir::EventKind::kAtomic, range(expression));
  touched.place = object;
  switch (expression->getOp()) {
    case Expression::AO__c11_atomic_load:
    case Expression::AO__atomic_load:
    case Expression::AO__atomic_load_n:
      touched.mode = ir::Mode::kShared;
      break;
    case Expression::AO__c11_atomic_store:
    case Expression::AO__atomic_store:
    case Expression::AO__atomic_store_n:
      touched.is_store = true;
      break;
    default:
      break;
  }
  emit(std::move(touched));
  return {};
}

}  // namespace fearless::lower
