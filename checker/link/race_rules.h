// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// When two accesses race: they may happen at the same time, reach the same
// memory, one of them writes, and neither a lock nor a signal orders them.

#ifndef FEARLESS_CHECKER_LINK_RACE_RULES_H_
#define FEARLESS_CHECKER_LINK_RACE_RULES_H_

#include "checker/link/knowledge.h"

namespace fearless::link {

bool run_beside_each_other(const analysis::Occurrence& a,
                           const analysis::Occurrence& b);
// Both reach the same memory, one of them writes, and nothing orders them.
bool clash(const analysis::Access& a, const analysis::Access& b);
// Places inside objects that are not safe to share at all: what is wrong there
// is the type, and checks about types say so.
bool is_in_unsafe_type(const analysis::Frame& frame, const ir::Place& place);
// One thread runs both, as tasks that were posted to it.
bool take_turns(const Program::Knowledge& k, const analysis::Access& a,
                const analysis::Access& b);
// True when no lock orders the two accesses.
bool are_unordered(const analysis::Access& a, const analysis::Access& b);

// One hands over to the other for good, or both take turns.
bool are_ordered_by_signals(const analysis::Access& a,
                            const analysis::Access& b);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_RACE_RULES_H_
