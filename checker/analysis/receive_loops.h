// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops that end only when what they receive from says that nothing more will
// come: a channel whose last sender is gone, a queue that was closed. Loops
// that also leave for another reason (a last message, a count, a time-out) and
// those that never leave are none.

#ifndef FEARLESS_CHECKER_ANALYSIS_RECEIVE_LOOPS_H_
#define FEARLESS_CHECKER_ANALYSIS_RECEIVE_LOOPS_H_

#include <vector>

#include "checker/analysis/waits.h"

namespace fearless::analysis {

struct ReceiveLoop {
  ir::FunctionId function = ir::kNone;
  ir::Range where;    // what waits: the receive, or the call that leads to it
  Operation receive;  // kBlock (receive) or kWait, in the function's places
};

std::vector<ReceiveLoop> receive_loops_of(const ir::Module& module,
                                          const ModuleFacts& facts,
                                          const Waits& waits);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_RECEIVE_LOOPS_H_
