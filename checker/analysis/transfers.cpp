// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/state.h"

namespace fearless::analysis {

using ir::Place;

void State::revive(const Place& place) {
  std::erase_if(sent,
                [&](const auto& entry) { return place.covers(entry.first); });
}

void State::next_round() {
  std::erase_if(sent, [](const auto& entry) {
    for (const ir::Step& step : entry.first.steps)
      if (step.kind == ir::StepKind::kIndex) return true;
    return false;
  });
}

const Sent* State::find_sent(const Place& place, bool whole) const {
  const Sent* part = nullptr;
  for (const auto& [gone, fact] : sent) {
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
