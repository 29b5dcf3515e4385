// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is wrong between the waits on a condition variable, the signals to it,
// and the state that both are about. The sides stand in different functions:
// they are matched as members of one class, as globals, or in the function
// that sees both (main, and the threads that it starts).
//
// Cost: quadratic in the waits and signals of one condition variable.

#ifndef FEARLESS_CHECKER_LINK_WAIT_FAULTS_H_
#define FEARLESS_CHECKER_LINK_WAIT_FAULTS_H_

#include <optional>
#include <vector>

#include "checker/analysis/waits.h"
#include "checker/link/knowledge.h"

namespace fearless::link {

struct WaitFault {
  enum class Kind : std::uint8_t {
    kNotTestedAgain,  // the wait may end early: `use` relies on the state
    kTestedEarly,     // the state was tested before the lock was taken
    kResultIgnored,   // the same after a time-out
    kTwoMutexes,      // `other` waits on it with another mutex
    kNotLocked,       // the lock that is passed does not hold its mutex
    kLostWakeUp,      // `change` without the waiter's mutex, then `other`
    kNobodyNotifies,
    kMayBeGone,  // `other` notifies when the waiter may have destroyed it
  };
  Kind kind = Kind::kNotTestedAgain;
  ir::FunctionId frame = ir::kNone;  // whose places those of `wait` are
  analysis::Operation wait;
  std::optional<analysis::Access> test;  // decides whether to wait
  std::optional<analysis::Access> use;   // after the wait
  ir::FunctionId other_frame = ir::kNone;
  std::optional<analysis::Access> change;    // in `other_frame`
  std::optional<analysis::Operation> other;  // likewise
};

std::vector<WaitFault> find_wait_faults(const Program::Knowledge& knowledge);

// The parts of it, one file each.
std::vector<WaitFault> untested_waits(const Program::Knowledge& knowledge,
                                      const analysis::Waits& waits);
std::vector<WaitFault> waits_with_wrong_locks(
    const Program::Knowledge& knowledge);
std::vector<WaitFault> missed_signals(const Program::Knowledge& knowledge,
                                      const analysis::Waits& waits);
std::vector<WaitFault> missing_signals(const Program::Knowledge& knowledge);
std::vector<WaitFault> late_signals(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_WAIT_FAULTS_H_
