// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From the states at a function's exits, and what was recorded on the way, to
// the summary that callers use: only places that a caller can name survive.

#ifndef FEARLESS_CHECKER_ANALYSIS_SUMMARISE_H_
#define FEARLESS_CHECKER_ANALYSIS_SUMMARISE_H_

#include <vector>

#include "checker/analysis/state.h"

namespace fearless::analysis {

struct Exits {
  std::vector<State> states;  // at each normal return
  bool throws = false;
};

void summarise(const Frame& frame, const Exits& exits, FunctionFacts& facts);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_SUMMARISE_H_
