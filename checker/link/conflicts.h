// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pairs of accesses that two threads may make at the same time to the same
// memory, one of them a write, without a common lock: the lockset condition of
// Eraser (Savage et al., TOCS 1997) with a may-happen-in-parallel test in
// place of its states. A pair is looked for in the function that sees both
// sides: the one that starts a thread. In a library, where nobody in sight
// calls the public functions of a class, the threads that one member function
// leaves running meet the accesses of all others.
//
// Cost: quadratic in the accesses to one variable or member, linear otherwise.

#ifndef FEARLESS_CHECKER_LINK_CONFLICTS_H_
#define FEARLESS_CHECKER_LINK_CONFLICTS_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct Conflict {
  ir::FunctionId frame = ir::kNone;  // whose places those of `culprit` are
  analysis::Access culprit;          // the one to report
  ir::FunctionId other_frame = ir::kNone;
  analysis::Access other;
  // How often the memory is reached under the other side's lock, of how often.
  unsigned guarded = 0, total = 0;
  bool is_assumed = false;  // "two public functions may run at once"
};

std::vector<Conflict> find_conflicts(const Program::Knowledge& knowledge);

bool run_beside_each_other(const analysis::Access& a,
                           const analysis::Access& b);
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

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CONFLICTS_H_
