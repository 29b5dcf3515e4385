// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/place.h"

#include <algorithm>
#include <cassert>

namespace fearless::ir {

Place Place::with(Step step) const {
  Place longer = *this;
  longer.steps.push_back(step);
  return longer;
}

Place Place::prefix(std::size_t count) const {
  Place shorter = *this;
  shorter.steps.truncate(std::min(count, steps.size()));
  return shorter;
}

Place Place::rebased(const Place& from, const Place& to) const {
  assert(from.covers(*this));
  Place moved = to;
  for (std::size_t i = from.steps.size(); i < steps.size(); ++i)
    moved.steps.push_back(steps[i]);
  return moved;
}

bool Place::has_index() const {
  return std::any_of(steps.begin(), steps.end(),
                     [](const Step& step) { return step.is_index(); });
}

bool Place::covers(const Place& other) const {
  return root == other.root && id == other.id &&
         steps.size() <= other.steps.size() &&
         std::equal(steps.begin(), steps.end(), other.steps.begin());
}

namespace {

// Whether `holds` for two index steps at the same depth of both.
template <class Predicate>
bool any_index(const Place& a, const Place& b, Predicate holds) {
  const std::size_t depth = std::min(a.steps.size(), b.steps.size());
  for (std::size_t i = 0; i < depth; ++i)
    if (a.steps[i].is_index() && b.steps[i].is_index() &&
        holds(a.steps[i], b.steps[i]))
      return true;
  return false;
}

}  // namespace

bool Place::is_other_element(const Place& other) const {
  return any_index(*this, other, [](const Step& a, const Step& b) {
    return a.has_constant() && b.has_constant() && a.field != b.field;
  });
}

bool Place::is_same_element(const Place& other) const {
  return !any_index(*this, other, [](const Step& a, const Step& b) {
    return !a.has_constant() || a.field != b.field;
  });
}

bool Place::may_be_other_element(const Place& other) const {
  return any_index(*this, other, [](const Step& a, const Step& b) {
    return a.field != kNone && b.field != kNone && a.field != b.field;
  });
}

Place Place::without_symbols() const {
  Place known = *this;
  for (Step& step : known.steps)
    if (step.has_symbol()) step.field = kNone;
  return known;
}

}  // namespace fearless::ir
