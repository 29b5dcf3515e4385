// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each side releases the slots it has done with, and acquires the other's.
#include "testcases/model/case.h"

OK(spsc_ring) {
  using Order = std::memory_order;
  fearless::var<int> slots[1] = {fearless::var<int>(0)};
  fearless::atomic<unsigned> head{0}, tail{0};
  auto producer = fearless::spawn("producer", [&] {
    for (unsigned item = 0; item < 2; ++item) {
      if (item - head.load(Order::acquire) == 1) return;  // full
      slots[0] = static_cast<int>(item) + 1;
      tail.store(item + 1, Order::release);
    }
  });
  for (unsigned item = 0; item < 2; ++item) {
    if (tail.load(Order::acquire) == item) break;  // empty
    fearless::check(slots[0] == static_cast<int>(item) + 1);
    head.store(item + 1, Order::release);
  }
  producer.join();
}
