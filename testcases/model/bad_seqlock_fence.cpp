// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sequence lock whose reader looks at the number again without a fence: it
// may be older than the data.
#include "testcases/model/case.h"

BAD(seqlock_fence, kCheck) {
  using Order = std::memory_order;
  fearless::atomic<int> number{0};
  fearless::atomic<int> left{0}, right{0};
  auto writer = fearless::spawn("writer", [&] {
    number.store(1, Order::relaxed);
    fearless::atomic_thread_fence(Order::release);
    left.store(7, Order::relaxed);
    right.store(7, Order::relaxed);
    number.store(2, Order::release);
  });
  const int before = number.load(Order::acquire);
  const int one = left.load(Order::relaxed);
  const int two = right.load(Order::relaxed);
  const int after = number.load(Order::relaxed);
  if (before == after && before % 2 == 0) {
    fearless::check(one == two, "half of a change was read");
  }
  writer.join();
}
