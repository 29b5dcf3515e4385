// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Processes that are forked while a lock is held. Of the threads only the one
// that forks goes on in the child; the lock stays locked there for ever, unless
// the child unlocks it or runs another program. A fork is told of if the child
// has code, in sight, that wants the lock. After POSIX.1-2017, fork(): "a child
// process shall be created with a single thread".

#ifndef FEARLESS_CHECKER_LINK_FORKS_H_
#define FEARLESS_CHECKER_LINK_FORKS_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct LockedFork {
  ir::FunctionId frame = ir::kNone;  // the nearest that sees lock and fork
  analysis::Operation fork;
  analysis::HeldLock held;
  analysis::Operation wanted;  // the child takes the lock here
};

// Linear in the operations of functions that fork.
std::vector<LockedFork> find_locked_forks(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_FORKS_H_
