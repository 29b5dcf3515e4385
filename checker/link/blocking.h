// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a thread waits with a lock held, and whether those who could wake it
// need that lock: then both wait for ever. A pair of lock and wait is told
// once, in the function that first sees both.
//
// Cost: for each wait under a lock, linear in the operations of the program.

#ifndef FEARLESS_CHECKER_LINK_BLOCKING_H_
#define FEARLESS_CHECKER_LINK_BLOCKING_H_

#include <optional>
#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct Blocking {
  ir::FunctionId frame = ir::kNone;
  analysis::Operation block;  // in the places of `frame`, as is
  analysis::HeldLock lock;    // the lock that is held meanwhile
  ir::Range where;            // in the code that took the lock
  // Who could end the wait and takes the lock before: it is a deadlock.
  ir::FunctionId waker_frame = ir::kNone;
  std::optional<analysis::Operation> wakers_lock;  // kAcquire
  bool is_deadlock() const { return wakers_lock.has_value(); }
};

std::vector<Blocking> find_blocking(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_BLOCKING_H_
