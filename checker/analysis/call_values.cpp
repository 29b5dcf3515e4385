// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a call does to values and handles of the caller's.

#include <algorithm>

#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::OperandKind;
using ir::Place;
using ir::Role;

// A callee that gives a new value only when it says so leaves what was sent as
// it was until its answer is tested.
void Machine::renew_as_told(const Summary& callee, const Translation& to,
                            const ir::Event& event, State& state) {
  if (callee.moves_from_argument) return;
  for (const Place& place : to.all(callee.renewed)) state.renew(frame_, place);
  if (!callee.result_tells || event.target.is_nothing()) return;
  for (bool truth : {true, false})
    for (const Place& place :
         to.all(truth ? callee.renewed_if_true : callee.renewed_if_false))
      state.sent.change_if(
          [&](const auto& gone) {
            return place.covers(gone.first) && gone.second.result.is_nothing();
          },
          [&](auto& gone) {
            gone.second.result = event.target;
            gone.second.result_is_true = !truth;
          });
}

void Machine::apply_values(const Summary& callee, const Translation& to,
                           const ir::Event& event, State& state) {
  auto leave = [&](const Sent& inner, bool is_conditional, bool on_true) {
    const ir::Operand* operand = to.operand(inner.place);
    if (!operand && !inner.place.is_global()) return;
    std::optional<Place> place = to.place(inner.place);
    if (!place) return;
    bool by_copy = operand && operand->kind == OperandKind::kCopy;
    if (by_copy && !leaves_copy(inner.place) &&
        inner.how != Sent::How::kPointer) {
      if (inner.how == Sent::How::kMoved) return;
      Place result = is_conditional ? event.target : Place();
      hand_over(*operand, inner.through, site(event), result, on_true, state,
                inner.thread);
      return;
    }
    // A by-value parameter has the value, whatever the callee does with it.
    bool is_taken = operand && operand->kind == OperandKind::kMove &&
                    !leaves_copy(inner.place);
    if (is_taken && is_plain(frame_.module, type_id_at(frame_, *place))) return;
    Sent fact = inner;
    fact.place = fact.now_in = *place;
    fact.renewed = to.all(inner.renewed);
    for (const Place& renewed : fact.renewed)
      if (renewed.covers(*place)) return;
    fact.site = through(inner.site, event);
    fact.result = is_conditional && !is_taken ? event.target : Place();
    fact.result_is_true = on_true;
    // Followed on: what was moved into the argument goes along.
    if (fact.how == Sent::How::kSent)
      state.sent.change_if(
          [&](const auto& gone) { return gone.second.is_moved_into(*place); },
          [&](auto& gone) { follow_on(gone.second, fact); });
    state.sent.insert_or_assign(*place, fact);
    if (fact.how == Sent::How::kSent) send_owned(fact, state);
  };
  renew_as_told(callee, to, event, state);
  if (callee.result_tells && !event.target.is_nothing()) {
    for (const Sent& fact : callee.sent_if_true) leave(fact, true, true);
    for (const Sent& fact : callee.sent_if_false) {
      bool in_both =
          std::any_of(callee.sent_if_true.begin(), callee.sent_if_true.end(),
                      [&](const Sent& s) { return s.place == fact.place; });
      leave(fact, !in_both, false);
    }
  } else {
    for (const Sent& fact : callee.sent) leave(fact, false, true);
  }
  for (const auto& [pointer, targets] : callee.points_to) {
    std::optional<Place> at = to.place(pointer);
    if (!at) continue;
    std::set<Place> outer;
    for (const Place& target : targets)
      if (auto t = to.place(target)) outer.insert(*t);
    if (!outer.empty()) state.point(*at, std::move(outer));
  }
  // A by-value argument that the callee let go of somewhere else.
  for (std::size_t i = 0; i < to.arguments.size(); ++i) {
    const ir::Operand& operand = to.arguments[i];
    if (operand.kind != OperandKind::kMove || operand.place.is_nothing())
      continue;
    Place place = state.resolve_one(operand.place);
    if (!state.sent.contains(place) && is_owner_like(type_at(frame_, place)) &&
        !is_plain(frame_.module, type_id_at(frame_, place))) {
      Sent fact;
      fact.place = fact.now_in = place;
      fact.site = site(event);
      state.sent.emplace(place, fact);
    }
  }
}

// Which handles share an object now, and what runs when they are called.
void Machine::apply_handles(const Summary& callee, const Translation& to,
                            State& state) {
  for (const Shared& shared : callee.shared) {
    std::optional<Place> handle = to.place(shared.handle);
    std::optional<Place> with = to.place(shared.with);
    if (!handle || !with) continue;
    const ir::Operand* given = to.operand(shared.with);
    bool is_copy =
        !shared.is_moved || (given && given->kind == OperandKind::kCopy);
    pass_handles(*handle, *with, shared.type, is_copy, state);
  }
  for (const auto& [callable, function] : callee.callables)
    if (std::optional<Place> at = to.place(callable))
      state.callables[*at] = function;
}

}  // namespace fearless::analysis
