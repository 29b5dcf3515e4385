// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Effects that move values about: borrow, copy, move, take, construct, swap.

#include "checker/lower/function_lowering.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {

using vocabulary::Effect;
using vocabulary::EffectKind;
using vocabulary::Selector;

namespace {

bool is_plain_result(const Selector& selector) {
  return selector.kind == Selector::Kind::kResult && selector.steps.empty();
}

bool is_rvalue(const Argument& argument) {
  return argument.value.kind == ir::OperandKind::kBorrowRvalue ||
         argument.value.kind == ir::OperandKind::kMove;
}

}  // namespace

// A pointer or reference that a call returns need not be stored anywhere: the
// value is the address of what it points at.
void FunctionLowering::apply_borrow(const Effect& effect, CallSite& site,
                                    Applied& applied) {
  ir::Place subject = selected_place(effect.subject, site);
  bool is_const = effect.mode == ir::Mode::kShared;
  read_pointers(effect.subject, site);
  bool is_address = is_plain_result(effect.object) &&
                    !site.result_type.isNull() &&
                    (site.result_type->isReferenceType() ||
                     site.result_type->isPointerType());
  if (is_address) {
    if (!subject.is_nothing())
      applied.value = Value::address(subject, is_const);
    return;
  }
  // The value of the element itself: `bool` from a `const vector<bool>`.
  bool is_value = is_plain_result(effect.object) &&
                  !site.result_type.isNull() &&
                  site.result_type->isArithmeticType();
  if (is_value) {
    access(ir::EventKind::kRead, subject, site.range);
    return;
  }
  // `v.insert(x)` whose result nobody wants borrows nothing.
  borrow(selected_place(effect.object, site), subject, is_const, site.range);
}

// Following the pointer inside `this` reads it.
void FunctionLowering::read_pointers(const Selector& selector,
                                     const CallSite& site) {
  if (selector.kind != Selector::Kind::kThis || site.object.is_nothing())
    return;
  ir::Place place = site.object;
  for (const ir::Step& step : selector.steps) {
    if (step.kind == ir::StepKind::kDeref)
      access(ir::EventKind::kRead, place, site.range);
    place = place.with(step);
  }
}

void FunctionLowering::apply_transfer(const Effect& effect, CallSite& site,
                                      Applied& applied) {
  bool is_move = effect.kind == EffectKind::kMove ||
                 effect.kind == EffectKind::kRelinquish;
  std::vector<Argument*> arguments = selected_arguments(effect.subject, site);
  if (arguments.empty()) {
    ir::Place source = selected_place(effect.subject, site);
    if (source.is_nothing()) return;
    return transfer(is_move ? ir::EventKind::kMove : ir::EventKind::kCopy,
                    transfer_target(effect, site, applied), source, site.range);
  }
  ir::Place target = transfer_target(effect, site, applied);
  bool is_group = arguments.size() > 1;
  if (is_group || arguments[0]->value.is_function())
    remember_bound(target, arguments);
  if (is_group && !target.is_nothing()) target = target.index();
  for (Argument* argument : arguments) {
    bool is_plain_scalar = effect.subject.steps.empty() &&
                           (argument->is_scalar || !argument->is_reference);
    if (argument->value.is_wrapper || argument->value.is_function() ||
        (is_plain_scalar && argument->value.kind != ir::OperandKind::kMove)) {
      store(target, argument->value, argument->range, argument->type);
      continue;
    }
    ir::Place source = argument_place(*argument, effect.subject.steps);
    // "take" and "move" of an lvalue that came by const reference copy it.
    bool moves = effect.kind != EffectKind::kCopy && is_rvalue(*argument);
    if (effect.kind == EffectKind::kMove)
      moves = argument->value.kind != ir::OperandKind::kBorrow;
    transfer(moves ? ir::EventKind::kMove : ir::EventKind::kCopy, target,
             source, site.range);
  }
}

ir::Place FunctionLowering::transfer_target(const Effect& effect,
                                            CallSite& site, Applied& applied) {
  if (!is_plain_result(effect.object) || site.result_type.isNull())
    return selected_place(effect.object, site);
  if (site.result_type->isVoidType()) return {};
  if (site.result_type->isReferenceType()) return {};
  ir::Place result = result_place(site);
  applied.value = Value::move(result);
  return result;
}

// A callable with its arguments in one object, as std::bind makes it.
void FunctionLowering::remember_bound(const ir::Place& target,
                                      const std::vector<Argument*>& arguments) {
  if (target.is_nothing()) return;
  Bound bound{.place = target, .operands = {}};
  for (const Argument* argument : arguments)
    bound.operands.push_back(decayed(*argument));
  bound_.push_back(std::move(bound));
}

void FunctionLowering::apply_swap(const Effect& effect, CallSite& site) {
  ir::Place left = selected_place(effect.subject, site);
  ir::Place right = selected_place(effect.object, site);
  if (left.is_nothing() || right.is_nothing()) {
    access(ir::EventKind::kWrite, left, site.range);
    access(ir::EventKind::kWrite, right, site.range);
    return;
  }
  clang::QualType type =
      site.has_object ? site.object_type : site.arguments[0].type;
  ir::Place kept = temporary(type.getNonReferenceType(), site.range);
  transfer(ir::EventKind::kMove, kept, left, site.range);
  transfer(ir::EventKind::kMove, left, right, site.range);
  transfer(ir::EventKind::kMove, right, kept, site.range);
}

// `has_value()`: a look at the object, and a condition about it.
void FunctionLowering::apply_test(const Effect& effect, CallSite& site,
                                  Applied& applied) {
  ir::Place subject = selected_place(effect.subject, site);
  access(ir::EventKind::kRead, subject, site.range);
  Value result;
  result.tested = subject;
  applied.value = result;
}

void FunctionLowering::apply_forward(const Effect& effect, CallSite& site,
                                     Applied& applied) {
  std::vector<Argument*> arguments = selected_arguments(effect.subject, site);
  if (!arguments.empty() && effect.subject.steps.empty()) {
    applied.value = arguments[0]->value;
    if (arguments[0]->value.kind == ir::OperandKind::kBorrowRvalue)
      applied.value->kind = ir::OperandKind::kBorrowMut;
  } else {
    ir::Place subject = selected_place(effect.subject, site);
    applied.value = Value::address(subject);
  }
  bool is_object =
      !site.result_type.isNull() && site.result_type->isRecordType();
  if (is_object && applied.value->is_address())
    applied.value->is_wrapper = true;
}

}  // namespace fearless::lower
