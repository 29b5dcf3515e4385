// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pairs of locks that a thread holds at a time, in the order in which it takes
// them: the edges of the lock-order graph of Goodlock (Havelund, SPIN 2000).
// Left out is what cannot be part of a deadlock: a lock that is only tried, one
// that the thread has already, several that are taken at once, and two of one
// class that the code puts in an order before it takes them.

#ifndef FEARLESS_CHECKER_LINK_LOCK_ORDERS_H_
#define FEARLESS_CHECKER_LINK_LOCK_ORDERS_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

// `wants` takes a lock while `held` is held. Both are facts of `frame`.
struct LockOrder {
  ir::FunctionId frame = ir::kNone;
  const analysis::Operation* wants = nullptr;
  const analysis::HeldLock* held = nullptr;

  const ir::Place& first() const { return held->lock; }
  const ir::Place& second() const { return wants->place; }
};

class LockOrders {
 public:
  // Linear in the operations of the program and the locks held at each.
  explicit LockOrders(const Program::Knowledge& knowledge);

  // All orders that `frame` sees, on every thread that it starts.
  std::vector<LockOrder> within(ir::FunctionId frame) const;
  // The orders of functions that nobody in sight calls, each from nearby.
  const std::vector<LockOrder>& of_roots() const { return of_roots_; }
  // One thread alone goes against ACQUIRED_BEFORE or ACQUIRED_AFTER.
  const std::vector<LockOrder>& against_declaration() const {
    return against_declaration_;
  }

 private:
  void find_comparisons();
  bool is_put_in_order(const LockOrder& order) const;
  bool compares(ir::FunctionId function, const ir::Place& lock,
                const analysis::Frame& frame) const;
  bool is_declared(ir::FieldId earlier, ir::FieldId later) const;
  void add_root(ir::FunctionId root);

  const Program::Knowledge& k_;
  // Classes of which a function compares two objects; "" for two numbers.
  std::map<ir::FunctionId, std::set<std::string>> compared_;
  std::vector<LockOrder> of_roots_;
  std::vector<LockOrder> against_declaration_;
};

// The member that a lock is; kNone for a variable.
ir::FieldId lock_member(const ir::Place& lock);
// Both locks are the same member, of two objects or elements.
bool is_of_one_kind(const LockOrder& order);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_LOCK_ORDERS_H_
