// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Dekker's flags with fences that acquire and release: those order no store
// before a later load.
#include "testcases/model/case.h"

BAD(dekker_fences, kDataRace) {
  using Order = std::memory_order;
  fearless::atomic<bool> wants[2] = {false, false};
  fearless::var<int> inside{0};
  const auto visit = [&](int me) {
    wants[me].store(true, Order::relaxed);
    fearless::atomic_thread_fence(Order::acq_rel);
    if (!wants[1 - me].load(Order::relaxed)) inside = me;
  };
  auto second = fearless::spawn("second", [&] { visit(1); });
  visit(0);
  second.join();
}
