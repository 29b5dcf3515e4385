// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lock orders of several runs, put together: `A` before `B` in one test and
// `B` before `A` in another are a deadlock that no run of one of them shows.
// What makes a circle real is decided by the code that decides it in a watched
// process (runtime/watch/circle.h), and said in its words. In addition:
//
//  1. Locks are one if their class is: their name, or the place that made them.
//     Classes whose members are taken inside one another are left out, since
//     their members have an order of their own.
//  2. A test of a process is a run. Of two runs nothing is known of who comes
//     first, so their threads count as concurrent.
//  3. A run that has all orders of a circle has judged it: only circles that no
//     single run has are new.
//  4. Some locks are known by the place of their first use only, which may
//     differ from run to run. Two of those that are not part of the circle may
//     be the same, and then a gate: such a circle is left out.

#ifndef FEARLESS_CHECKER_CLI_ORDER_MERGE_H_
#define FEARLESS_CHECKER_CLI_ORDER_MERGE_H_

#include <vector>

#include "checker/cli/lock_orders.h"
#include "checker/render/report.h"

namespace fearless::cli {

// Adds what they make together to the findings, and what was left out to the
// problems. Once per process: the lives of threads (ancestry.h) are static.
llvm::Error merge_lock_orders(const std::vector<LockOrders>& runs,
                              render::Report& report);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_ORDER_MERGE_H_
