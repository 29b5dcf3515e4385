// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread has seen of data that others may change, and what it does
// because of it. A look is good as long as one lock is held from it to the
// act; what follows under the same lock, but after it was given back, may rely
// on what is not so any more. A load of an atomic is no better.

#ifndef FEARLESS_CHECKER_ANALYSIS_LOOK_H_
#define FEARLESS_CHECKER_ANALYSIS_LOOK_H_

#include "checker/analysis/occurrence.h"

namespace fearless::analysis {

struct Look {
  ir::Place place;
  std::set<ir::Place> under;  // the locks held then
  std::set<ir::Place> still;  // those of them, and others, held ever since
  bool is_atomic = false;     // an atomic load
  bool is_relaxed = false;
  // The lock was given back by name, not with its guard: on purpose.
  bool is_by_hand = false;
  Site site;
  auto operator<=>(const Look&) const = default;
};
using Looks = std::set<Look>;

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_LOOK_H_
