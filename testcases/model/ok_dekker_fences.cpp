// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A seq_cst fence between the store and the load: one of the two sees the
// other.
#include "testcases/model/case.h"

OK(dekker_fences) {
  using Order = std::memory_order;
  fearless::atomic<bool> wants[2] = {false, false};
  fearless::var<int> inside{0};
  const auto visit = [&](int me) {
    wants[me].store(true, Order::relaxed);
    fearless::atomic_thread_fence(Order::seq_cst);
    if (!wants[1 - me].load(Order::relaxed)) inside = me;
  };
  auto second = fearless::spawn("second", [&] { visit(1); });
  visit(0);
  second.join();
}
