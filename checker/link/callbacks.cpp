// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/callbacks.h"

#include <algorithm>

#include "checker/link/lock_orders.h"

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::Frame;
using analysis::HeldLock;
using analysis::Operation;
using ir::EventKind;
using ir::FieldId;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Place;
using ir::Role;
using ir::StepKind;
using Kind = CallbackUnderLock::Kind;

Place owner_of(const Place& lock) {
  std::size_t n = lock.steps.size();
  while (n > 0 && lock.steps[n - 1].kind != StepKind::kField) --n;
  return lock.prefix(n > 0 ? n - 1 : 0);
}

bool is_variable_of(const Frame& frame, const Place& place) {
  return place.is_local() && place.id > frame.function.parameters;
}

bool is_member_of_this(const Place& place) {
  return place.is_local() && place.id == 1 && place.steps.size() >= 2 &&
         place.steps[0].kind == StepKind::kDeref;
}

bool is_method(const ir::Function& function) {
  return function.is(FunctionFlag::kMethod) &&
         !function.is(FunctionFlag::kStatic);
}

bool derives_from(const ir::Module& module, ir::TypeId type, ir::TypeId base,
                  int depth = 4) {
  if (type == ir::kNone || base == ir::kNone || depth == 0) return false;
  if (type == base || (!module.types[base].usr.empty() &&
                       module.types[type].usr == module.types[base].usr))
    return true;
  const auto& bases = module.types[type].bases;
  return std::any_of(bases.begin(), bases.end(), [&](ir::TypeId parent) {
    return derives_from(module, parent, base, depth - 1);
  });
}

bool is_destructor(const ir::Callee& callee) {
  return analysis::short_name(callee.name).starts_with("~");
}

}  // namespace

Callbacks::Callbacks(const Program::Knowledge& knowledge)
    : k_(knowledge), kinds_(knowledge) {
  for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
    note_takers(id);
}

// Whoever is called back can call these.
void Callbacks::note_takers(FunctionId id) {
  const ir::Function& function = k_.module.functions[id];
  bool is_open = is_method(function) ? function.is(FunctionFlag::kPublic)
                                     : !function.is(FunctionFlag::kInternal);
  if (!is_open || function.is(FunctionFlag::kLambda) ||
      function.is(FunctionFlag::kConstructor) ||
      function.is(FunctionFlag::kDestructor))
    return;
  for (const Operation& operation : k_.facts.functions[id].operations) {
    if (operation.kind != Operation::Kind::kAcquire ||
        operation.thread != analysis::kOwnThread)
      continue;
    FieldId member = lock_member(operation.place);
    Lock lock{member != ir::kNone,
              member != ir::kNone ? member : operation.place.id};
    bool is_own = member != ir::kNone ? is_member_of_this(operation.place) ||
                                            !is_method(function)
                                      : operation.place.is_global();
    auto& all = takers_[lock];
    if (is_own && std::find(all.begin(), all.end(), id) == all.end())
      all.push_back(id);
  }
}

std::vector<CallbackUnderLock> Callbacks::find() const {
  std::map<ir::Range, CallbackUnderLock> nearest;
  for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
    for (const Operation& call : k_.facts.functions[id].operations) {
      bool is_callback = call.kind == Operation::Kind::kInvoke &&
                         !call.place.is_nothing() && !call.has_predicate &&
                         call.site.range.is_valid();
      if (!is_callback) continue;
      for (const HeldLock& held : call.locks) {
        CallbackUnderLock callback;
        callback.frame = id;
        callback.call = &call;
        callback.held = &held;
        if (!held.is_sure || !judge(callback)) continue;
        auto [it, is_new] = nearest.try_emplace(call.site.range, callback);
        if (!is_new &&
            call.site.calls.size() < it->second.call->site.calls.size())
          it->second = callback;
        break;
      }
    }
  std::vector<CallbackUnderLock> all;
  for (auto& [range, callback] : nearest) all.push_back(std::move(callback));
  return all;
}

bool Callbacks::judge(CallbackUnderLock& callback) const {
  Frame frame = k_.frame(callback.frame);
  const Place& lock = callback.held->lock;
  if (kinds_.may_be_recursive(frame, lock)) return false;
  callback.callable = origin_of(callback.frame, callback.call->place);
  FieldId member = lock_member(lock);
  if (member == ir::kNone && !lock.is_global()) return false;
  auto takers = takers_.find(
      {member != ir::kNone, member != ir::kNone ? member : lock.id});
  if (takers == takers_.end()) return false;
  std::string holder = k_.module
                           .functions[callback.held->taken.function == ir::kNone
                                          ? callback.frame
                                          : callback.held->taken.function]
                           .name;
  for (FunctionId id : takers->second)
    if (k_.module.functions[id].name != holder)
      callback.takers.push_back(k_.module.functions[id].name);
  std::sort(callback.takers.begin(), callback.takers.end());
  callback.takers.erase(
      std::unique(callback.takers.begin(), callback.takers.end()),
      callback.takers.end());
  if (callback.takers.empty()) return false;
  const Operation& call = *callback.call;
  bool is_virtual = call.callee != ir::kNone;
  if (is_virtual && is_destructor(k_.module.callees[call.callee])) return false;
  if (is_virtual && judge_hook(callback)) {
    callback.kind = Kind::kHook;
    return true;
  }
  if (!is_virtual && judge_parameter(callback)) {
    callback.kind = Kind::kParameter;
    return true;
  }
  return judge_stored(callback);
}

// A local that was copied or moved from somewhere stands for that.
Place Callbacks::origin_of(FunctionId id, const Place& callable) const {
  Frame frame = k_.frame(id);
  Place at = callable;
  for (int round = 0; round < 3 && is_variable_of(frame, at); ++round) {
    const ir::Event* source = nullptr;
    for (const ir::Block& block : frame.function.blocks)
      for (const ir::Event& event : block.events) {
        bool gives = event.kind == EventKind::kCopy ||
                     event.kind == EventKind::kMove ||
                     event.kind == EventKind::kClone;
        if (gives && event.target == Place::local(at.id)) source = &event;
      }
    if (source == nullptr) return at;
    Place next = source->place;
    for (const ir::Step& step : at.steps) next = next.with(step);
    at = next;
  }
  return at;
}

// In the object that has the lock: no object with a lock of its own, none that
// a plain pointer leads to.
bool Callbacks::is_within_reach(const Frame& frame, const Place& lock,
                                const Place& callable) const {
  if (lock_member(lock) == ir::kNone) return callable.is_global();
  Place owner = owner_of(lock);
  if (!owner.covers(callable) || owner == callable) return false;
  // What a place too long to be told in full ends with is not what is called.
  if (callable.steps.size() >= Place::kMaxSteps) return false;
  bool is_elsewhere = false;
  for (std::size_t n = owner.steps.size(); n < callable.steps.size(); ++n) {
    const ir::Step& step = callable.steps[n];
    Place at = callable.prefix(n);
    if (step.kind == StepKind::kDeref)
      is_elsewhere |= !analysis::has_role(frame, at, Role::kSmartPointer) &&
                      !analysis::has_role(frame, at, Role::kIterator) &&
                      !analysis::has_role(frame, at, Role::kOptional);
    if (step.kind != StepKind::kField) continue;
    if (is_elsewhere) return false;
    if (n > owner.steps.size() &&
        analysis::has_lock(frame.module, analysis::type_id_at(frame, at)))
      return false;
  }
  return true;
}

bool Callbacks::judge_parameter(const CallbackUnderLock& callback) const {
  const Operation& call = *callback.call;
  Frame frame = k_.frame(callback.frame);
  const ir::Function& function = frame.function;
  const Place& place = callback.callable;
  bool is_parameter = place.is_local() && place.id >= 2 &&
                      place.id <= function.parameters &&
                      lock_member(place) == ir::kNone;
  if (!is_parameter || k_.is_closed || !call.site.calls.empty()) return false;
  const Place& lock = callback.held->lock;
  FieldId member = lock_member(lock);
  if (!is_method(function) || !function.is(FunctionFlag::kPublic) ||
      !is_member_of_this(lock) || !k_.module.fields[member].is_private)
    return false;
  // What it waits for is the caller's to say.
  const auto& operations = k_.facts.functions[callback.frame].operations;
  return std::none_of(operations.begin(), operations.end(),
                      [&](const Operation& operation) {
                        return operation.kind == Operation::Kind::kWait &&
                               operation.with == lock;
                      });
}

bool Callbacks::judge_hook(const CallbackUnderLock& callback) const {
  Frame frame = k_.frame(callback.frame);
  const Place& lock = callback.held->lock;
  FieldId member = lock_member(lock);
  return is_method(frame.function) &&
         callback.call->place == Place::local(1).deref() &&
         // What the class does itself it knows.
         k_.module.callees[callback.call->callee].function == ir::kNone &&
         lock.steps.size() == 2 && is_member_of_this(lock) &&
         k_.module.fields[member].is_private;
}

bool Callbacks::judge_stored(CallbackUnderLock& callback) const {
  Frame frame = k_.frame(callback.frame);
  const Place& lock = callback.held->lock;
  const Place& place = callback.callable;
  if (!is_within_reach(frame, lock, place)) return false;
  // Of virtual functions only those of an observer: it was let in by others,
  // who keep it, and it is told something.
  const Operation& call = *callback.call;
  if (call.callee != ir::kNone && !analysis::type_at(frame, place).is_observer)
    return false;
  if (place.is_global()) return true;
  FieldId member = ir::kNone;
  std::size_t at = owner_of(lock).steps.size();
  for (std::size_t n = place.steps.size(); n-- > at;)
    if (place.steps[n].kind == StepKind::kField) member = place.steps[n].field;
  if (member == ir::kNone) return false;
  const ir::Event* event = event_of(call);
  bool gives_result = event != nullptr && !event->target.is_nothing();
  if (call.callee == ir::kNone) {
    // A clock, a source of numbers.
    bool is_source = gives_result && event->args.empty();
    return !is_source || is_set_later(member);
  }
  if (gives_result || !is_registered(member, lock_member(lock))) return false;
  for (std::size_t n = at; n < place.steps.size(); ++n)
    if (place.steps[n].kind == StepKind::kDeref &&
        analysis::owns_alone(analysis::type_at(frame, place.prefix(n))))
      return false;
  ir::TypeId holder = analysis::type_id_at(frame, owner_of(lock));
  return !derives_from(frame.module, holder,
                       analysis::type_id_at(frame, place));
}

// Somebody else than the constructor writes to it under the lock.
bool Callbacks::is_registered(FieldId member, FieldId lock) const {
  for (const analysis::FunctionFacts& facts : k_.facts.functions)
    for (const Access& access : facts.accesses) {
      if (!access.is_write || access.constructing || access.destroying ||
          access.destroys)
        continue;
      bool is_it = std::any_of(
          access.place.steps.begin(), access.place.steps.end(),
          [&](const ir::Step& step) {
            return step.kind == StepKind::kField && step.field == member;
          });
      if (is_it && std::any_of(access.locks.begin(), access.locks.end(),
                               [&](const HeldLock& held) {
                                 return lock_member(held.lock) == lock;
                               }))
        return true;
    }
  return false;
}

bool Callbacks::is_set_later(FieldId member) const {
  for (const analysis::FunctionFacts& facts : k_.facts.functions)
    for (const Access& access : facts.accesses)
      if (access.is_write && !access.constructing && !access.destroying &&
          !access.destroys && lock_member(access.place) == member)
        return true;
  return false;
}

const ir::Event* Callbacks::event_of(const Operation& call) const {
  const ir::Function& function = k_.module.functions[call.site.function];
  for (const ir::Block& block : function.blocks)
    for (const ir::Event& event : block.events)
      if (event.kind == EventKind::kCall && event.range == call.site.range &&
          event.callee == call.callee)
        return &event;
  return nullptr;
}

}  // namespace fearless::link
