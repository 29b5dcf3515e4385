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

#include "checker/link/conflict.h"
#include "checker/link/knowledge.h"

namespace fearless::link {

std::vector<Conflict> find_conflicts(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CONFLICTS_H_
