// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Values that go to another thread, and what goes with them.

#include <algorithm>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

using ir::OperandKind;
using ir::Place;
using ir::Role;

void Machine::hand_over(const ir::Operand& operand, const std::string& through,
                        const Site& where, const Place& result, bool on_true,
                        State& state, ThreadId thread) {
  if (operand.place.is_nothing()) return;
  Place place = state.resolve_one(operand.place);
  const ir::Type& closure = type_at(frame_, place);
  if (closure.is(Role::kClosure)) {
    // What a closure captured by copy goes over as copies do.
    for (ir::FieldId field : closure.fields) {
      ir::Operand capture = operand;
      capture.kind = OperandKind::kCopy;
      capture.place = place.field(field);
      bool is_shared =
          type_at(frame_, capture.place).copy == ir::CopyMeaning::kSharedOwner;
      if (is_shared)
        hand_over(capture, through, where, result, on_true, state, thread);
    }
  }
  Sent fact;
  fact.place = fact.now_in = place;
  fact.through = through;
  fact.site = where;
  fact.result = result;
  fact.result_is_true = on_true;
  fact.thread = thread;
  const ir::Type& type = type_at(frame_, place);
  if (operand.kind == OperandKind::kMove ||
      operand.kind == OperandKind::kBorrowRvalue) {
    fact.how = Sent::How::kSent;
    // Whatever was moved into it on the way is sent along.
    state.sent.change_if(
        [&](const auto& gone) { return gone.second.is_moved_into(place); },
        [&](auto& gone) {
          gone.second.site = where;
          follow_on(gone.second, fact);
        });
    if (!type.is(Role::kPointer)) {
      if (!is_plain(frame_.module, type_id_at(frame_, place))) {
        state.give_away(fact);
        send_owned(fact, state);
      }
      return;
    }
  }
  if (operand.kind != OperandKind::kCopy && !type.is(Role::kPointer)) return;
  if (type.is(Role::kPointer)) {
    // Only a pointer whose object was made here carries ownership with it.
    for (const Place& pointee : state.resolve(place.deref())) {
      if (!state.fresh.contains(pointee)) continue;
      fact.how = Sent::How::kPointer;
      fact.place = fact.now_in = pointee;
      state.sent.insert_or_assign(pointee, fact);
    }
  } else if (type.copy == ir::CopyMeaning::kSharedOwner &&
             type.send.answer !=
                 ir::Answer::kNo) {  // else the type is at fault
    ir::TypeId pointee = type.pointee;
    if (pointee >= frame_.module.types.size() ||
        frame_.module.types[pointee].is_const ||
        is_internally_synchronised(frame_.module, pointee))
      return;
    for (const Place& shared : state.resolve(place.deref())) {
      // A class that hands out owners of itself knows what it shares.
      bool is_self = shared == Place::local(1).deref() &&
                     frame_.function.is(ir::FunctionFlag::kMethod);
      if (is_self) continue;
      fact.how = Sent::How::kShared;
      fact.place = fact.now_in = shared;
      state.sent.insert_or_assign(shared, fact);
    }
  }
}

// An owner that was made from a pointer takes the object along.
void Machine::send_owned(const Sent& owner, State& state) const {
  auto known = state.points_to.find(owner.place);
  if (known == state.points_to.end() ||
      !owns_alone(type_at(frame_, owner.place)))
    return;
  for (const Place& object : known->second) {
    Sent fact = owner;
    fact.how = Sent::How::kPointer;
    fact.place = fact.now_in = object;
    state.sent.insert_or_assign(object, fact);
  }
}

void Machine::send(const ir::Event& event, State& state) {
  if (event.args.empty()) return;
  const ir::Operand& operand = event.args[0];
  std::string through = receiver_name(event.place);
  if (!operand.place.is_nothing()) {
    use(event, operand.place, state,
        operand.kind == OperandKind::kMove ? Use::kMove : Use::kWhole);
    cross(kOwnThread, operand, through, capture_site(event, operand), state);
  }
  hand_over(operand, through, site(event), event.result, event.success_is_true,
            state);
  signal({state.resolve_one(event.place), std::nullopt}, state);
}

}  // namespace fearless::analysis
