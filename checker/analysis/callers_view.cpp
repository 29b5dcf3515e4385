// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/callers_view.h"

#include <algorithm>

namespace fearless::analysis {

using ir::Place;

bool is_nameable(const Frame& frame, const Place& place) {
  if (place.is_global()) return true;
  if (!place.is_local()) return false;
  return place.id <= frame.function.parameters;
}

bool is_outside(const Frame& frame, const Place& place) {
  if (!is_nameable(frame, place)) return false;
  if (place.is_global() || place.id == 0) return true;
  return std::any_of(
      place.steps.begin(), place.steps.end(),
      [](const ir::Step& s) { return s.kind == ir::StepKind::kDeref; });
}

}  // namespace fearless::analysis
