// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>

#include "checker/analysis/state.h"

namespace fearless::analysis {

using ir::Place;
using ir::StepKind;

void State::join(const Place& handle) {
  joined.insert(handle);
  std::erase_if(threads, [&](const LiveThread& thread) {
    return !thread.handle.is_nothing() && handle.covers(thread.handle);
  });
}

void State::join_elements() {
  std::erase_if(threads, [&](const LiveThread& thread) {
    const std::vector<ir::Step>& steps = thread.handle.steps;
    return std::any_of(steps.begin(), steps.end(), [](const ir::Step& step) {
      return step.kind == StepKind::kIndex;
    });
  });
}

void State::detach(const Place& handle, const Site& site) {
  for (LiveThread& thread : threads) {
    if (thread.handle.is_nothing() || !handle.covers(thread.handle)) continue;
    thread.is_detached = true;
    thread.let_go = site;
    thread.handle = Place();
  }
}

void State::wait_on(const Place& place) {
  std::erase_if(threads, [&](const LiveThread& thread) {
    return std::any_of(
        thread.loans.begin(), thread.loans.end(), [&](const Place& loan) {
          return loan.covers(place) || place.covers(loan);
        });
  });
}

}  // namespace fearless::analysis
