// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What crosses to another thread: handles that leave others of their kind
// behind, and objects that are reached by reference. What a type-erased value
// holds is known by the places in it, so `std::function` and `std::any` hide
// nothing.

#include <algorithm>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::OperandKind;
using ir::Place;
using ir::Role;

namespace {

constexpr int kMaxNesting = 4;  // of closures in closures

}  // namespace

// `to` has been made from `from`.
void Machine::pass_handles(const Place& to, const Place& from, ir::TypeId type,
                           bool is_copy, State& state) {
  state.pass_shares(to, from, is_copy);
  if (type == ir::kNone ||
      frame_.module.types[type].send.answer != ir::Answer::kNo)
    return;
  bool is_callers =
      from.is_local() && from.id >= 1 && from.id <= frame_.function.parameters;
  if (is_copy)
    state.share(to, from, type);
  else if (is_callers)
    state.shares.try_emplace(to, Share{from, type});
}

// A handle that is made from another's pointers, as `weak()` and `clone()` do,
// counts for the same object.
void Machine::pass_pointers(ir::FunctionId callee,
                            const std::vector<ir::Operand>& arguments,
                            State& state) {
  using ir::FunctionFlag;
  if (!frame_.module.functions[callee].is(FunctionFlag::kConstructor) ||
      frame_.function.is(FunctionFlag::kMoveOperation))
    return;
  Place made = state.resolve_one(arguments[0].place);
  if (!has_role(frame_, made, Role::kPlainRefCount)) return;
  for (const ir::Operand& operand : arguments) {
    if (operand.kind != OperandKind::kCopy) continue;
    Place pointer = state.resolve_one(operand.place);
    if (!has_role(frame_, pointer, Role::kPointer)) continue;
    for (std::size_t n = 0; n < pointer.steps.size(); ++n) {
      Place other = pointer.prefix(n);
      if (has_role(frame_, other, Role::kPlainRefCount))
        return state.share(made, other, type_id_at(frame_, made));
    }
  }
}

void Machine::cross(ThreadId thread, const ir::Operand& operand,
                    const std::string& receiver, const Site& where,
                    const State& state) {
  if (!record || operand.place.is_nothing()) return;
  Crossing crossing;
  crossing.thread = thread;
  crossing.receiver = receiver;
  crossing.site = where;
  if (operand.kind == OperandKind::kBorrow ||
      operand.kind == OperandKind::kBorrowMut)
    cross_reference(operand.place, crossing, state);
  else
    cross_value(state.resolve_one(operand.place),
                operand.kind == OperandKind::kCopy, crossing, state, 0);
}

void Machine::cross_reference(const Place& object, Crossing crossing,
                              const State& state) {
  crossing.how = Crossing::How::kReference;
  for (const Place& reached : state.resolve(object)) {
    crossing.place = reached;
    crossing.type = type_id_at(frame_, reached);
    if (crossing.type == ir::kNone) continue;
    record->crossings.push_back(crossing);
    // A `std::function` is called by const functions, whatever is in it.
    for (const auto& [callable, function] : state.callables) {
      if (!reached.covers(callable) ||
          !has_role(frame_, callable, Role::kCallable))
        continue;
      Crossing inner = crossing;
      inner.place = callable;
      inner.closure = function;
      record->crossings.push_back(std::move(inner));
    }
  }
}

void Machine::cross_value(const Place& value, bool is_copy, Crossing crossing,
                          const State& state, int depth) {
  const ir::Type& type = type_at(frame_, value);
  if (type.is(Role::kPointer) || type.is(Role::kReference))
    return cross_reference(value.deref(), crossing, state);
  for (const auto& [closure, captures] : closures_in(value, state))
    for (ir::FieldId field : captures) {
      if (depth >= kMaxNesting) return;
      Crossing inner = crossing;
      if (depth == 0) inner.capture = field;
      cross_value(closure.field(field), is_copy, inner, state, depth + 1);
    }
  if (type.is(Role::kClosure)) return;
  crossing.how = Crossing::How::kCopy;
  auto add = [&](const Place& handle, ir::TypeId id) {
    crossing.place = handle;
    crossing.reaches = state.resolve_one(handle.deref());
    crossing.type = id;
    record->crossings.push_back(crossing);
  };
  if (type.send.answer == ir::Answer::kNo) {
    if (is_copy || state.is_shared(value))
      add(value, type_id_at(frame_, value));
    return;
  }
  // The type tells nothing of what was put in.
  for (const auto& [handle, share] : state.shares)
    if (value.covers(handle) && (is_copy || state.is_shared(handle)))
      add(handle, share.type);
}

// The closures that `value` is or holds, with their captures.
std::vector<std::pair<Place, std::vector<ir::FieldId>>> Machine::closures_in(
    const Place& value, const State& state) const {
  std::vector<std::pair<Place, std::vector<ir::FieldId>>> found;
  const ir::Type& type = type_at(frame_, value);
  if (type.is(Role::kClosure)) {
    found.emplace_back(value, type.fields);
    return found;
  }
  for (const auto& [callable, function] : state.callables) {
    ir::TypeId closure = frame_.module.functions[function].record;
    if (value.covers(callable) && closure < frame_.module.types.size() &&
        frame_.module.types[closure].is(Role::kClosure))
      found.emplace_back(callable, frame_.module.types[closure].fields);
  }
  return found;
}

}  // namespace fearless::analysis
