// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards that guard nothing of what follows them. Those that one look at a
// function's events tells are found by `idle_guards`; a temporary that gives
// its lock back at once is noted while the function is interpreted, as only
// then it is known what it locks.

#ifndef FEARLESS_CHECKER_ANALYSIS_IDLE_GUARD_H_
#define FEARLESS_CHECKER_ANALYSIS_IDLE_GUARD_H_

#include <vector>

#include "checker/analysis/typing.h"

namespace fearless::analysis {

struct IdleGuard {
  enum class How : std::uint8_t {
    kTemporary,  // gone at the end of its expression
    kEmpty,      // made of no lock
    kDeferred,   // made of a lock that is never locked
    kOwnMutex,   // its lock is a variable that nobody else can reach
  };
  How how = How::kTemporary;
  ir::Place guard;
  ir::Place lock;  // nothing: of none
  ir::Range range;
  auto operator<=>(const IdleGuard&) const = default;
};

// Empty and deferred guards, and guards of local variables.
std::vector<IdleGuard> idle_guards(const Frame& frame);

// Where the temporary `guard` gets a lock that it gives back at once: nothing
// else is done within its expression. nullptr: something is.
const ir::Event* ends_at_once(const Frame& frame, const ir::Place& guard);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_IDLE_GUARD_H_
