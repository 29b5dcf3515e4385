// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Peterson's lock with release and acquire: each may miss the other's flag, and
// both are in.
#include "testcases/model/case.h"

BAD(peterson, kDataRace) {
  using Order = std::memory_order;
  fearless::atomic<bool> wants[2] = {false, false};
  fearless::atomic<int> turn{0};
  fearless::var<int> inside{0};
  // Who would have to wait gives up: a try_lock.
  const auto visit = [&](int me) {
    const int other = 1 - me;
    wants[me].store(true, Order::release);
    turn.store(other, Order::release);
    if (!wants[other].load(Order::acquire) || turn.load(Order::acquire) == me) {
      inside = me;
    }
    wants[me].store(false, Order::release);
  };
  auto second = fearless::spawn("second", [&] { visit(1); });
  visit(0);
  second.join();
}
