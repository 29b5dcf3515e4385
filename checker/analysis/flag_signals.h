// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Atomics that are changed before a condition variable is notified. If a
// waiter's predicate reads such an atomic, the change must be made under the
// waiter's mutex, or the mutex be taken between change and signal: otherwise
// both may fall between the waiter's test and its sleep, and it sleeps on.
// (Whatever is not atomic has to be changed under the mutex anyway.)

#ifndef FEARLESS_CHECKER_ANALYSIS_FLAG_SIGNALS_H_
#define FEARLESS_CHECKER_ANALYSIS_FLAG_SIGNALS_H_

#include <set>
#include <vector>

#include "checker/analysis/interpreter.h"

namespace fearless::analysis {

struct Signal {
  Access change;              // of an atomic, in the places of the function
  Operation notify;           // which some path leads to from there
  std::set<ir::Place> taken;  // locks that every such path takes on the way
};

// By function: pairs of which it sees both halves first.
using Signals = std::vector<std::vector<Signal>>;
Signals signals_of(const ir::Module& module, const ModuleFacts& facts);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_FLAG_SIGNALS_H_
