// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/place.h"

#include <algorithm>
#include <cassert>

namespace fearless::ir {

Place Place::with(Step step) const {
  Place longer = *this;
  if (longer.steps.size() < kMaxSteps) longer.steps.push_back(step);
  return longer;
}

Place Place::prefix(std::size_t count) const {
  Place shorter{root, id, {}};
  count = std::min(count, steps.size());
  shorter.steps.assign(steps.begin(), steps.begin() + count);
  return shorter;
}

Place Place::rebased(const Place& from, const Place& to) const {
  assert(from.covers(*this));
  Place moved = to;
  for (std::size_t i = from.steps.size(); i < steps.size(); ++i)
    moved = moved.with(steps[i]);
  return moved;
}

bool Place::covers(const Place& other) const {
  return root == other.root && id == other.id &&
         steps.size() <= other.steps.size() &&
         std::equal(steps.begin(), steps.end(), other.steps.begin());
}

}  // namespace fearless::ir
