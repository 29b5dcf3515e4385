// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread does after it waited on a condition variable. A wait may end
// without a reason, so the state that was waited for has to be tested again
// before it is relied on: by a loop, by a predicate, by a test of any kind.
// A function that only passes the wait on (it waits with a lock of its
// caller's and returns) leaves this to its callers, and is looked at in them.
//
// Cost: linear in the function for each wait.

#ifndef FEARLESS_CHECKER_ANALYSIS_WAITS_H_
#define FEARLESS_CHECKER_ANALYSIS_WAITS_H_

#include <optional>
#include <vector>

#include "checker/analysis/interpreter.h"

namespace fearless::analysis {

struct Waiting {
  Operation wait;  // kWait, in the places of the function
  // The tests that decide whether to wait, or the predicate.
  std::vector<Access> tests;
  bool has_test = false;         // also one that no access tells of
  std::optional<Access> use;     // on some path, without a test before
  bool leaves_untested = false;  // gives the lock back so, on some path
  bool with_callers_lock = false;
  // Takes its lock and waits at once: what decides was looked at before.
  bool is_tested_early = false;

  // Whether the callers have to look at the state again.
  bool is_open() const { return leaves_untested && with_callers_lock; }
};

// By function: its own waits, and those of callees that leave the test to it.
using Waits = std::vector<std::vector<Waiting>>;
Waits waits_of(const ir::Module& module, const ModuleFacts& facts);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_WAITS_H_
