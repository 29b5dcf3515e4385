// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How lock-order-inversion tells of a ring: one column for each path.

#ifndef FEARLESS_CHECKER_CHECKS_LOCK_RING_STORY_H_
#define FEARLESS_CHECKER_CHECKS_LOCK_RING_STORY_H_

#include <string>

#include "checker/checks/lock_way.h"
#include "checker/link/lock_cycles.h"

namespace fearless::checks {

class LockRingStory {
 public:
  explicit LockRingStory(const Knowledge& knowledge)
      : k_(knowledge), story_(knowledge) {}

  // The step of an order that its user would change, and its function.
  findings::Location where(const link::LockOrder& order) const;
  ir::FunctionId function_of(const link::LockOrder& order) const;

  // The last order is the one to change.
  findings::Finding ring(const link::LockCycle& cycle) const;
  findings::Finding against_declaration(const link::LockOrder& order) const;

 private:
  LockWay way(const link::LockOrder& order) const {
    return LockWay(k_, order.frame, *order.wants, *order.held);
  }
  // `mutex_`, or `Account::mutex_` where nobody knows whose.
  std::string name(const link::LockOrder& order, const ir::Place& lock,
                   bool is_certain) const;
  std::string message(const link::LockCycle& cycle) const;
  void add_path(const link::LockCycle& cycle, std::size_t n,
                findings::Finding& finding) const;
  std::string heading(const link::LockOrder& order, std::size_t number) const;
  std::string fix(const link::LockCycle& cycle) const;
  void lock_both(const link::LockOrder& order,
                 findings::Finding& finding) const;

  const Knowledge& k_;
  Story story_;
};

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_LOCK_RING_STORY_H_
