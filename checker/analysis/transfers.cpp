// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <utility>

#include "checker/analysis/state.h"

namespace fearless::analysis {

using ir::Place;

void State::revive(const Place& place) {
  erase_if(sent, [&](const auto& entry) {
    return place.covers(entry.first) &&
           !place.is_other_element(entry.second.place);
  });
}

namespace {

// Every member of the record at `whole` that a move empties is in `renewed`.
bool is_whole_again(const Frame& frame, const Place& whole,
                    const std::set<Place>& renewed) {
  const ir::Type& type = type_at(frame, whole);
  if (!type.is(ir::Role::kRecord) || type.fields.empty() || !type.bases.empty())
    return false;
  return std::all_of(
      type.fields.begin(), type.fields.end(), [&](ir::FieldId field) {
        return renewed.contains(whole.field(field)) ||
               is_plain(frame.module, frame.module.fields[field].type);
      });
}

bool is_of_caller(const Frame& frame, const Place& place) {
  if (place.is_global()) return true;
  return place.id >= 1 && place.id <= frame.function.parameters &&
         std::any_of(place.steps.begin(), place.steps.end(),
                     [](const ir::Step& step) {
                       return step.kind == ir::StepKind::kDeref;
                     });
}

}  // namespace

void State::renew(const Frame& frame, const Place& place) {
  constexpr std::size_t kMost = 16;
  revive(place);
  bool is_callers = is_of_caller(frame, place);
  auto is_renewed = [&](const auto& gone) {
    const Sent& fact = gone.second;
    bool is_member = fact.how <= Sent::How::kSent && gone.first.covers(place);
    return (is_member || is_callers) && fact.renewed.size() < kMost;
  };
  sent.change_if(is_renewed,
                 [&](auto& gone) { gone.second.renewed.insert(place); });
  erase_if(sent, [&](const auto& entry) {
    return is_whole_again(frame, entry.first, entry.second.renewed);
  });
  if (is_callers && renewed.size() < kMost) renewed.insert(place);
}

void State::next_round() {
  erase_if(sent, [](const auto& entry) {
    for (const ir::Step& step : entry.first.steps)
      if (step.kind == ir::StepKind::kIndex) return true;
    return false;
  });
}

void State::shuffle(const Frame& frame, const Place& place) {
  if (sent.empty() || !has_role(frame, place, ir::Role::kContainer)) return;
  const Place element = place.index();
  erase_if(sent,
           [&](const auto& entry) { return element.covers(entry.first); });
}

void State::give_away(const Sent& fact) {
  auto [it, is_new] = sent.try_emplace(fact.place, fact);
  if (is_new) return;
  bool are_two = it->second.place.is_other_element(fact.place);
  it->second = fact;
  if (are_two)  // which elements are gone is not kept
    for (ir::Step& step : it->second.place.steps)
      if (step.is_index()) step.field = ir::kNone;
}

const Sent* State::find_sent(const Place& place, bool whole) const {
  const Sent* part = nullptr;
  for (const auto& [gone, fact] : sent) {
    bool is_renewed = std::any_of(
        fact.renewed.begin(), fact.renewed.end(),
        [&](const Place& renewed) { return renewed.covers(place); });
    if (is_renewed || fact.place.is_other_element(place)) continue;
    if (gone.covers(place)) return &fact;
    if (whole && place.covers(gone)) {
      // A pointer's value is not gone when what it points at is.
      bool below_pointer = false;
      for (std::size_t i = place.steps.size(); i < gone.steps.size(); ++i)
        below_pointer |= gone.steps[i].kind != ir::StepKind::kField;
      if (!below_pointer) part = &fact;
    }
  }
  return part;
}

}  // namespace fearless::analysis
