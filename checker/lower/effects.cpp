// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Turns the effects of a vocabulary model into events of the call at hand.
// effect_selector.cpp finds the places that an effect speaks of,
// effect_value.cpp moves values about, effect_thread.cpp has locks, channels
// and threads, effect_call.cpp runs callables.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using vocabulary::Effect;
using vocabulary::EffectKind;
using vocabulary::Selector;

namespace {

bool mentions(const Selector& selector, std::size_t argument) {
  switch (selector.kind) {
    case Selector::Kind::kArgument:
      return selector.index == argument;
    case Selector::Kind::kRest:
      return selector.index <= argument;
    default:
      return selector.kind == Selector::Kind::kAllArguments;
  }
}

bool mentions(const vocabulary::FunctionModel& model, std::size_t argument) {
  return llvm::any_of(model.effects, [argument](const Effect& effect) {
    return mentions(effect.subject, argument) ||
           mentions(effect.object, argument) ||
           mentions(effect.extra, argument) || mentions(effect.where, argument);
  });
}

}  // namespace

// Arguments of which the model says nothing are read: the index of an element,
// the time to sleep.
void FunctionLowering::read_unmentioned(const vocabulary::FunctionModel& model,
                                        CallSite& site) {
  for (std::size_t i = 0; i < site.arguments.size(); ++i) {
    const Argument& argument = site.arguments[i];
    const Value& value = argument.value;
    bool is_read = value.is_load() || (argument.is_reference &&
                                       value.kind == ir::OperandKind::kBorrow);
    if (is_read && !value.is_wrapper && !argument.is_scalar &&
        !mentions(model, i))
      access(ir::EventKind::kRead, value.place, argument.range);
  }
}

Value FunctionLowering::apply(const vocabulary::FunctionModel& model,
                              CallSite& site) {
  read_unmentioned(model, site);
  Applied applied;
  applied.first_event = body_.event_count();
  bool exits = false;
  for (const Effect& effect : model.effects) {
    exits |= effect.kind == EffectKind::kExit;
    apply(effect, site, applied);
  }
  if (exits || (site.callee != nullptr && site.callee->isNoReturn()))
    body_.stop();
  if (applied.value) return *applied.value;
  if (site.is_target_filled) return result_of(site);
  return unmodelled_result(site);
}

void FunctionLowering::apply(const Effect& effect, CallSite& site,
                             Applied& applied) {
  switch (effect.kind) {
    case EffectKind::kRead:
      return touch(ir::EventKind::kRead, effect, site);
    case EffectKind::kWrite:
      return touch(ir::EventKind::kWrite, effect, site);
    case EffectKind::kAtomic:
      return apply_atomic(effect, site, applied);
    case EffectKind::kFence:
      return emit(event(ir::EventKind::kAtomic, site.range));
    case EffectKind::kReinit:
      return touch(ir::EventKind::kReinit, effect, site);
    case EffectKind::kKill:
      return touch(ir::EventKind::kKill, effect, site);
    case EffectKind::kClose:
      return touch(ir::EventKind::kClose, effect, site);
    case EffectKind::kJoin:
      return touch(ir::EventKind::kJoin, effect, site);
    case EffectKind::kDetach:
      return touch(ir::EventKind::kDetach, effect, site);
    case EffectKind::kBorrow:
      return apply_borrow(effect, site, applied);
    case EffectKind::kCopy:
    case EffectKind::kMove:
    case EffectKind::kTake:
    case EffectKind::kRelinquish:
      return apply_transfer(effect, site, applied);
    case EffectKind::kConstruct:
      return apply_construct(effect, site);
    case EffectKind::kSwap:
      return apply_swap(effect, site);
    case EffectKind::kTest:
      return apply_test(effect, site, applied);
    case EffectKind::kForward:
      return apply_forward(effect, site, applied);
    case EffectKind::kCall:
      (void)plain_call(site);
      return;
    case EffectKind::kInvoke:
      return invoke(effect.subject, effect.extra, site);
    case EffectKind::kHidden:
      return apply_hidden(effect, site, applied);
    case EffectKind::kSpawn:
      return apply_spawn(effect, site, applied);
    case EffectKind::kThrow:
      if (site.callee != nullptr && site.callee->isNoReturn())
        return body_.raise(event(ir::EventKind::kThrow, site.range));
      if (body_.event_count() > applied.first_event && may_throw(nullptr, {}))
        body_.let_last_event_throw();
      return;
    case EffectKind::kOrder:
      return order(selected_place(effect.subject, site),
                   selected_place(effect.object, site), site.range);
    case EffectKind::kExit:
    case EffectKind::kPure:
      return;
    default:
      return apply_synchronization(effect, site, applied);
  }
}

// An effect on a place and nothing else.
void FunctionLowering::touch(ir::EventKind kind, const Effect& effect,
                             CallSite& site) {
  if (kind == ir::EventKind::kRead)
    for (Argument* argument : selected_arguments(effect.subject, site))
      if (ir::Place at = argument_place(*argument, effect.subject.steps);
          !at.is_nothing())
        access(kind, at, argument->range);
  bool is_argument = effect.subject.kind != Selector::Kind::kThis &&
                     effect.subject.kind != Selector::Kind::kResult;
  if (kind != ir::EventKind::kRead || !is_argument)
    for (const ir::Place& place : selected(effect.subject, site)) {
      if (place.is_nothing()) continue;
      ir::Event touched = event(kind, site.range);
      touched.place = place;
      touched.is_growing = effect.is_growing;
      touched.keeps = effect.keeps;
      emit(std::move(touched));
    }
  if (kind != ir::EventKind::kRead || !effect.subject.steps.empty()) return;
  // Who is given a view or a C string to read reads the characters.
  for (Argument* argument : selected_arguments(effect.subject, site))
    if (is_view(argument->type))
      access(kind, argument_place(*argument, {{ir::StepKind::kDeref}}),
             site.range);
}

bool FunctionLowering::is_view(clang::QualType type) {
  type = type.getNonReferenceType();
  if (type->isPointerType())
    return type->getPointeeType()->isAnyCharacterType();
  return type->isRecordType() && unit_.types().has_role(type, ir::Role::kView);
}

// A load tells its truth, where that is all there is to it; a store, what it
// stores.
void FunctionLowering::apply_atomic(const Effect& effect, CallSite& site,
                                    Applied& applied) {
  ir::Event atomic = event(ir::EventKind::kAtomic, site.range);
  atomic.place = selected_place(effect.subject, site);
  if (atomic.place.is_nothing()) return;
  atomic.mode = effect.mode;
  atomic.is_relaxed = effect.is_relaxed;
  for (Argument* stored : selected_arguments(effect.extra, site)) {
    atomic.is_store = !effect.keeps;
    atomic.value = stored->value.constant;
  }
  bool is_truth =
      !site.result_type.isNull() && site.result_type->isBooleanType();
  if (is_truth && !applied.value) atomic.result = outcome(site, applied);
  emit(std::move(atomic));
}

// What a call returns of which the model says nothing: a chain returns its
// object (`a << b << c`), a value is a fresh one.
Value FunctionLowering::unmodelled_result(CallSite& site) {
  if (site.result_type.isNull() || site.result_type->isVoidType()) return {};
  if (site.result_type->isReferenceType()) {
    clang::QualType wanted = site.result_type->getPointeeType();
    if (site.has_object && is_same_class(wanted, site.object_type))
      return Value::address(site.object);
    for (const Argument& argument : site.arguments)
      if (argument.is_reference && is_same_class(wanted, argument.type))
        return Value::address(argument.value.place);
    return {};
  }
  if (!site.result_type->isRecordType()) return {};
  bool is_fresh = site.target.is_nothing();
  ir::Place result = result_place(site);
  if (!is_fresh) access(ir::EventKind::kReinit, result, site.range);
  return Value::move(result);
}

bool FunctionLowering::is_same_class(clang::QualType left,
                                     clang::QualType right) {
  if (left.isNull() || right.isNull()) return false;
  if (unit_.context().hasSameUnqualifiedType(left.getNonReferenceType(),
                                             right.getNonReferenceType()))
    return true;
  const clang::CXXRecordDecl* base =
      left.getNonReferenceType()->getAsCXXRecordDecl();
  const clang::CXXRecordDecl* derived =
      right.getNonReferenceType()->getAsCXXRecordDecl();
  return base != nullptr && derived != nullptr && derived->hasDefinition() &&
         base->hasDefinition() && derived->isDerivedFrom(base);
}

}  // namespace fearless::lower
