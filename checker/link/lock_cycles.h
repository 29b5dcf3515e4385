// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rings of lock orders: each thread holds what the one before it wants, so that
// all of them can wait for ever. As in Goodlock, a ring counts only if its
// threads can be there at the same time: they run beside each other, and no
// lock that two of them hold keeps them apart.
//
// A ring is looked for twice. Where one function sees the threads, its places
// say which locks are the same. In a library two calls of public functions may
// run at once; there the same member of `this` is the same lock, and the same
// member of other objects may be. Of two locks of one class, two arguments make
// a ring alone, since another call may have them the other way round; a parent
// and its child make one when some code climbs and other code descends.
//
// Cost: orders times the orders that continue them, to a length of four.

#ifndef FEARLESS_CHECKER_LINK_LOCK_CYCLES_H_
#define FEARLESS_CHECKER_LINK_LOCK_CYCLES_H_

#include <vector>

#include "checker/link/lock_orders.h"

namespace fearless::link {

struct LockCycle {
  // Each wants what the next one holds, the last one what the first one holds.
  // One alone: two calls of it, with their objects the other way round.
  std::vector<LockOrder> orders;
  // Otherwise two of the locks are the same member of two objects that may be
  // one.
  bool is_certain = false;
  // Two calls that nobody in sight makes meet.
  bool is_assumed = false;
};

std::vector<LockCycle> find_lock_cycles(const Program::Knowledge& knowledge,
                                        const LockOrders& orders);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_LOCK_CYCLES_H_
