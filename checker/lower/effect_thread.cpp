// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Effects on locks, condition variables, channels and threads.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using vocabulary::Effect;
using vocabulary::EffectKind;
using vocabulary::Selector;

void FunctionLowering::apply_synchronization(const Effect& effect,
                                             CallSite& site, Applied& applied) {
  switch (effect.kind) {
    case EffectKind::kAcquire:
    case EffectKind::kTryAcquire:
    case EffectKind::kRelease:
    case EffectKind::kAdopt:
    case EffectKind::kDefer:
      return apply_lock(effect, site, applied);
    case EffectKind::kDisown:
    case EffectKind::kOwnsLock:
    case EffectKind::kJoinable:
    case EffectKind::kAskThread:
    case EffectKind::kNotify:
    case EffectKind::kBlock:
    case EffectKind::kClone:
      return apply_simple(effect, site, applied);
    case EffectKind::kWait:
      return apply_wait(effect, site, applied);
    case EffectKind::kSend:
    case EffectKind::kReceive:
    case EffectKind::kStore:
      return apply_channel(effect, site, applied);
    default:
      return opaque(site.expression);
  }
}

void FunctionLowering::apply_lock(const Effect& effect, CallSite& site,
                                  Applied& applied) {
  std::vector<ir::Place> locks = selected(effect.subject, site);
  ir::Place holder;
  // A result that nobody asked for is not a guard: `std::lock(a, b)`.
  bool has_guard = effect.object.kind != Selector::Kind::kResult ||
                   site.result_type.isNull() ||
                   site.result_type->isRecordType();
  if (has_guard) holder = selected_place(effect.object, site);
  for (ir::Place& lock : locks) {
    if (lock.is_nothing()) continue;
    ir::Place guard = holder;
    // `std::lock(first, second)` of two guards locks what they stand for.
    bool is_guard = is_guard_argument(effect.subject, lock, site);
    if (is_guard) guard = lock;
    if (is_guard) lock = lock.deref();
    if (effect.kind == EffectKind::kAdopt || effect.kind == EffectKind::kDefer)
      borrow(guard, lock, effect.mode == ir::Mode::kShared, site.range);
    if (effect.kind == EffectKind::kDefer) continue;
    ir::Event lock_event = event(ir::EventKind::kAcquire, site.range);
    if (effect.kind == EffectKind::kRelease)
      lock_event.kind = ir::EventKind::kRelease;
    bool is_try = effect.kind == EffectKind::kTryAcquire;
    if (is_try) lock_event.kind = ir::EventKind::kTryAcquire;
    if (is_try || (effect.kind == EffectKind::kAcquire && effect.when_result)) {
      lock_event.result = outcome(site, applied);
      lock_event.success_is_true = effect.when_result.value_or(true);
    }
    lock_event.place = lock;
    lock_event.target = guard;
    lock_event.mode = effect.mode;
    lock_event.is_timed = effect.is_timed;
    if (locks.size() > 1)
      lock_event.value = static_cast<std::int64_t>(locks.size());
    if (effect.kind == EffectKind::kAdopt) lock_event.value = 1;
    emit(std::move(lock_event));
  }
}

bool FunctionLowering::is_guard_argument(const Selector& subject,
                                         const ir::Place& place,
                                         CallSite& site) {
  return llvm::any_of(
      selected_arguments(subject, site), [&](const Argument* argument) {
        return argument->value.place == place && subject.steps.empty() &&
               unit_.types().has_role(argument->type, ir::Role::kGuard);
      });
}

void FunctionLowering::apply_simple(const Effect& effect, CallSite& site,
                                    Applied& applied) {
  ir::Event simple = event(ir::EventKind::kNotify, site.range);
  ir::Place subject = selected_place(effect.subject, site);
  bool needs_subject = effect.kind != EffectKind::kBlock &&
                       effect.kind != EffectKind::kAskThread;
  if (subject.is_nothing() && needs_subject) return;
  switch (effect.kind) {
    case EffectKind::kDisown:
      simple.kind = ir::EventKind::kDisown;
      simple.target = subject;
      break;
    case EffectKind::kOwnsLock:
      simple.kind = ir::EventKind::kOwnsLock;
      simple.target = subject;
      simple.result = outcome(site, applied);
      break;
    case EffectKind::kJoinable:
      simple.kind = ir::EventKind::kJoinable;
      simple.place = subject;
      simple.result = outcome(site, applied);
      break;
    case EffectKind::kAskThread:
      simple.kind = ir::EventKind::kAskThread;
      simple.result = outcome(site, applied);
      simple.success_is_true = effect.when_result.value_or(true);
      break;
    case EffectKind::kBlock:
      simple.kind = ir::EventKind::kBlock;
      simple.place = subject;
      simple.block = effect.block;
      simple.is_timed = effect.is_timed;
      break;
    case EffectKind::kClone:
      simple.kind = ir::EventKind::kClone;
      simple.place = subject;
      simple.target = transfer_target(effect, site, applied);
      if (simple.target.is_nothing()) return;
      break;
    default:
      simple.place = subject;
      simple.notify_all = effect.is_all;
      break;
  }
  emit(std::move(simple));
}

void FunctionLowering::apply_wait(const Effect& effect, CallSite& site,
                                  Applied& applied) {
  ir::Event wait = event(ir::EventKind::kWait, site.range);
  wait.place = selected_place(effect.subject, site);
  wait.target = selected_place(effect.object, site);
  if (wait.place.is_nothing() || wait.target.is_nothing())
    return opaque(site.expression);
  wait.has_predicate = effect.extra.kind != Selector::Kind::kNothing;
  wait.is_timed = effect.is_timed;
  if (wait.has_predicate) invoke(effect.extra, {}, site);
  // What the predicate said when the time was over.
  if (wait.has_predicate && wait.is_timed && !site.result_type.isNull() &&
      site.result_type->isBooleanType())
    wait.result = outcome(site, applied);
  emit(std::move(wait));
}

void FunctionLowering::apply_channel(const Effect& effect, CallSite& site,
                                     Applied& applied) {
  ir::Event channel = event(ir::EventKind::kReceive, site.range);
  if (effect.kind == EffectKind::kReceive) {
    channel.place = selected_place(effect.subject, site);
    channel.target = transfer_target(effect, site, applied);
  } else {
    channel.kind = effect.kind == EffectKind::kSend ? ir::EventKind::kSend
                                                    : ir::EventKind::kStore;
    channel.place = selected_place(effect.object, site);
    channel.args.push_back(selected_operand(effect.subject, site));
    add_bound(channel);
  }
  bool is_unnamed = effect.kind != EffectKind::kReceive &&
                    effect.object.kind == Selector::Kind::kNothing;
  if (channel.place.is_nothing() && !is_unnamed) return opaque(site.expression);
  channel.is_timed = effect.is_timed;
  if (effect.when_result && effect.kind != EffectKind::kStore) {
    channel.result = outcome(site, applied);
    channel.success_is_true = *effect.when_result;
  }
  emit(std::move(channel));
}

void FunctionLowering::apply_spawn(const Effect& effect, CallSite& site,
                                   Applied& applied) {
  ir::Event spawn = event(ir::EventKind::kSpawn, site.range);
  spawn.spawn = effect.spawn;
  spawn.args.push_back(selected_operand(effect.subject, site));
  add_bound(spawn);
  for (const Argument* argument : selected_arguments(effect.extra, site))
    spawn.args.push_back(decayed(*argument));
  spawn.place = selected_place(effect.where, site);
  bool has_handle = effect.object.kind != Selector::Kind::kResult ||
                    site.result_type.isNull() ||
                    !site.result_type->isVoidType();
  if (has_handle) spawn.target = selected_place(effect.object, site);
  if (effect.when_result) {
    spawn.result = outcome(site, applied);
    spawn.success_is_true = *effect.when_result;
  }
  emit(std::move(spawn));
}

// What std::bind made stands for the function and the arguments it was given.
void FunctionLowering::add_bound(ir::Event& event) {
  for (const Bound& bound : bound_) {
    if (bound.place != event.args[0].place) continue;
    // A function alone is the value of its object, which goes over with it.
    if (bound.operands.size() == 1) return;
    event.args = bound.operands;
    return;
  }
}

Value FunctionLowering::lock_call(CallSite& site,
                                  const LockOperation& operation) {
  ir::Event lock = event(ir::EventKind::kAcquire, site.range);
  lock.place = site.object;
  lock.mode = operation.mode;
  if (site.object.is_nothing()) return {};
  if (operation.kind == LockOperation::Kind::kRelease)
    lock.kind = ir::EventKind::kRelease;
  if (operation.kind == LockOperation::Kind::kTryAcquire) {
    lock.kind = ir::EventKind::kTryAcquire;
    Applied applied;
    lock.result = outcome(site, applied);
    emit(std::move(lock));
    return applied.value.value_or(Value());
  }
  emit(std::move(lock));
  return {};
}

}  // namespace fearless::lower
