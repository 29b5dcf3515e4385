// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Peterson's lock needs seq_cst: one who looks at the other's flag must not
// miss it when its own was missed.
#include "testcases/model/case.h"

OK(peterson) {
  using Order = std::memory_order;
  fearless::atomic<bool> wants[2] = {false, false};
  fearless::atomic<int> turn{0};
  fearless::var<int> inside{0};
  // Who would have to wait gives up: a try_lock.
  const auto visit = [&](int me) {
    const int other = 1 - me;
    wants[me].store(true, Order::seq_cst);
    turn.store(other, Order::seq_cst);
    if (!wants[other].load(Order::seq_cst) || turn.load(Order::seq_cst) == me) {
      inside = me;
    }
    wants[me].store(false, Order::release);
  };
  auto second = fearless::spawn("second", [&] { visit(1); });
  visit(0);
  second.join();
}
