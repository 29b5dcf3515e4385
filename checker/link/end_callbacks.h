// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An object is told to end, under a lock, and what it was given to call then
// takes the same lock: if it calls at once, its thread waits for itself. Which
// object it is nobody knows here; the class will do.
//
// Cost: linear in the events of the unit.

#ifndef FEARLESS_CHECKER_LINK_END_CALLBACKS_H_
#define FEARLESS_CHECKER_LINK_END_CALLBACKS_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct EndUnderLock {
  ir::FunctionId frame = ir::kNone;
  analysis::Site call;
  std::uint32_t callee = ir::kNone;  // index into Module::callees
  analysis::HeldLock held;
  ir::Range locked;  // where the callback takes the lock
};

std::vector<EndUnderLock> find_ends_under_lock(
    const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_END_CALLBACKS_H_
