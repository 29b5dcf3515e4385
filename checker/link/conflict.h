// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two accesses to the same memory that nothing orders. Plain data;
// conflicts.h finds them.

#ifndef FEARLESS_CHECKER_LINK_CONFLICT_H_
#define FEARLESS_CHECKER_LINK_CONFLICT_H_

#include "checker/analysis/facts.h"

namespace fearless::link {

struct Conflict {
  ir::FunctionId frame = ir::kNone;  // whose places those of `culprit` are
  analysis::Access culprit;          // the one to report
  ir::FunctionId other_frame = ir::kNone;
  analysis::Access other;
  ir::Range caller;  // leads to `culprit` without the lock; may be nothing
  // How often the memory is reached under the other side's lock, of how often.
  unsigned guarded = 0, total = 0;
  ir::Range asked;  // where the code asks on which thread it runs, if it does
  bool is_assumed = false;      // "two public functions may run at once"
  bool are_neighbours = false;  // two things in one piece of memory
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CONFLICT_H_
