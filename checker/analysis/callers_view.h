// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What of a function's places its callers can name, and the parts of a summary
// that are told in these names. For summarise.cpp, which says when.

#ifndef FEARLESS_CHECKER_ANALYSIS_CALLERS_VIEW_H_
#define FEARLESS_CHECKER_ANALYSIS_CALLERS_VIEW_H_

#include "checker/analysis/summarise.h"

namespace fearless::analysis {

// A place that the caller knows by another name: beyond a parameter's own
// storage, in the return value, or global.
bool is_nameable(const Frame& frame, const ir::Place& place);
// The same, and what happens to it outlives the call.
bool is_outside(const Frame& frame, const ir::Place& place);

// Accesses and operations that concern callers, each by the shortest way.
void keep_reachable(const Frame& frame, FunctionFacts& facts);
// What the result tells of locks: `bool enter() { return mutex_.try_lock(); }`,
// or a test that returns early.
void summarise_tries(const Frame& frame, const Exits& exits, Summary& summary);
// Locks that are held, or no more, at the `end`; after summarise_tries().
void summarise_locks(const Frame& frame, const State& end, const State& start,
                     Summary& summary);
// Threads that run, and handles that were moved, joined, spent.
void summarise_threads(const Frame& frame, const Exits& exits, const State& end,
                       Summary& summary);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_CALLERS_VIEW_H_
