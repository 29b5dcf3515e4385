// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/lock_copies.h"

#include <algorithm>

namespace fearless::analysis {
namespace {

using ir::Event;
using ir::EventKind;
using ir::FunctionFlag;
using ir::Place;
using ir::Role;
using How = LockCopy::How;

bool copies_lock(const Frame& frame, const Place& place) {
  return !place.is_nothing() && has_role(frame, place, Role::kCopiesLock);
}

// A variable of this function's own, no parameter, and nothing behind it.
bool is_own(const Frame& frame, const Place& place) {
  return place.is_local() && place.id > frame.function.parameters &&
         std::none_of(
             place.steps.begin(), place.steps.end(),
             [](const ir::Step& s) { return s.kind == ir::StepKind::kDeref; });
}

// Nobody can have locked or shared it yet.
bool is_fresh(const Frame& frame, const Place& from) {
  if (!is_own(frame, from)) return false;
  for (const ir::Block& block : frame.function.blocks)
    for (const Event& event : block.events)
      if ((event.kind == EventKind::kAcquire ||
           event.kind == EventKind::kTryAcquire) &&
          from.prefix(0).covers(event.place))
        return false;
  return true;
}

bool is_capture(const Frame& frame, const Place& target) {
  return target.steps.size() == 1 &&
         has_role(frame, target.prefix(0), Role::kClosure);
}

class Search {
 public:
  explicit Search(const Frame& frame) : frame_(frame) {}

  std::vector<LockCopy> run() {
    parameters();
    for (const ir::Block& block : frame_.function.blocks) {
      const Event* last = nullptr;
      for (const Event& event : block.events) {
        look(event, last);
        last = &event;
      }
    }
    return std::move(found_);
  }

 private:
  void add(How how, const Place& from, const ir::Range& range) {
    if (range.is_valid())
      found_.push_back({how, from, type_id_at(frame_, from), range});
  }

  void parameters() {
    for (ir::LocalId id = 1; id <= frame_.function.parameters; ++id) {
      Place parameter = Place::local(id);
      if (copies_lock(frame_, parameter))
        add(How::kParameter, parameter, frame_.function.locals[id].range);
    }
  }

  void look(const Event& event, const Event* last) {
    if (event.is_implicit) return;
    switch (event.kind) {
      case EventKind::kCopy:
      case EventKind::kMove:
        if (!copies_lock(frame_, event.place)) return;
        if (is_capture(frame_, event.target))
          return add(How::kCaptured, event.place, event.range);
        if (!is_fresh(frame_, event.place))
          add(How::kCopied, event.place, event.range);
        return;
      case EventKind::kWrite: {
        bool is_copy =
            last && last->kind == EventKind::kRead &&
            last->range == event.range && copies_lock(frame_, last->place) &&
            type_id_at(frame_, last->place) == type_id_at(frame_, event.place);
        if (is_copy) add(How::kBytes, last->place, event.range);
        return;
      }
      case EventKind::kCall:
        return passed(event);
      default:
        return;
    }
  }

  // Of a function in sight the parameter is told.
  void passed(const Event& event) {
    if (event.callee != ir::kNone &&
        frame_.module.callees[event.callee].function != ir::kNone)
      return;
    for (const ir::Operand& operand : event.args)
      if (operand.kind == ir::OperandKind::kCopy &&
          copies_lock(frame_, operand.place) &&
          !is_fresh(frame_, operand.place))
        add(How::kPassed, operand.place,
            operand.range.is_valid() ? operand.range : event.range);
  }

  const Frame& frame_;
  std::vector<LockCopy> found_;
};

bool does_something_atomic(const ir::Module& module, const ir::Type& lock) {
  for (const ir::Function& function : module.functions) {
    if (function.record >= module.types.size() ||
        module.types[function.record].usr != lock.usr)
      continue;
    for (const ir::Block& block : function.blocks)
      for (const Event& event : block.events)
        if (event.kind == EventKind::kAtomic ||
            event.kind == EventKind::kOpaque)
          return true;
  }
  return false;
}

std::optional<std::string> find_lock(const ir::Module& module, ir::TypeId id,
                                     unsigned depth) {
  constexpr unsigned kDeepest = 6;
  if (id >= module.types.size() || depth > kDeepest) return std::nullopt;
  const ir::Type& type = module.types[id];
  if (type.is(Role::kArray)) return find_lock(module, type.pointee, depth + 1);
  for (ir::FieldId field : type.fields)
    if (auto inner = find_lock(module, module.fields[field].type, depth + 1))
      return type.is(Role::kLock) ? ""
             : inner->empty()     ? module.fields[field].name
                                  : module.fields[field].name + "." + *inner;
  for (ir::TypeId base : type.bases)
    if (auto inner = find_lock(module, base, depth + 1)) return inner;
  if (!type.is(Role::kCopiesLock) || !type.is(Role::kLock)) return std::nullopt;
  bool is_library = !type.range.is_valid();
  if (!is_library && !does_something_atomic(module, type)) return std::nullopt;
  return "";
}

}  // namespace

std::vector<LockCopy> lock_copies(const Frame& frame) {
  if (frame.function.is(FunctionFlag::kImplicit)) return {};
  return Search(frame).run();
}

std::optional<std::string> copied_lock(const ir::Module& module,
                                       ir::TypeId type) {
  return find_lock(module, type, 0);
}

}  // namespace fearless::analysis
