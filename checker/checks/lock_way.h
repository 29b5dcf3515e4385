// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The way from where a lock is taken to what is done under it, as a user would
// tell it: in which function it goes on, through which call. One of its steps
// is the one to change: the call out of the code that knows of the lock (its
// function, its private helpers, lambdas in it) into code that does not.

#ifndef FEARLESS_CHECKER_CHECKS_LOCK_WAY_H_
#define FEARLESS_CHECKER_CHECKS_LOCK_WAY_H_

#include <string>
#include <vector>

#include "checker/checks/story.h"

namespace fearless::checks {

class LockWay {
 public:
  // `done` happens while `held` is held; both are facts of `frame`.
  LockWay(const Knowledge& knowledge, ir::FunctionId frame,
          const analysis::Occurrence& done, const analysis::HeldLock& held);

  // The step to change: a call, or what is done itself.
  const ir::Range& turn() const { return step(turn_); }
  bool turns_by_call() const { return turn_ < calls_; }
  // Whom that call calls: `Account::withdraw`; empty if it is no call.
  std::string callee() const;
  // The function that holds the lock, without its class; empty for a lambda.
  std::string holder() const;
  // The functions on the way, the holder first.
  std::vector<ir::FunctionId> functions() const;
  // In which function step `n` stands; the last one does it.
  const ir::Range& last() const { return step(calls_); }

 private:
  const ir::Range& step(std::size_t n) const;
  bool knows_the_lock(std::size_t callee) const;

  const Knowledge& knowledge_;
  const analysis::Site& site_;
  std::size_t calls_;
  std::vector<ir::FunctionId> functions_;  // of step 0, 1, ... calls_
  std::size_t start_ = 0;  // the step in whose function the lock is held
  std::size_t turn_ = 0;
};

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_LOCK_WAY_H_
