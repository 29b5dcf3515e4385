// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The fence acquires what the data were stored after (H. Boehm, "Can Seqlocks
// Get Along with Programming Language Memory Models?", MSPC 2012).
#include "testcases/model/case.h"

OK(seqlock_fence) {
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
  fearless::atomic_thread_fence(Order::acquire);
  const int after = number.load(Order::relaxed);
  if (before == after && before % 2 == 0) {
    fearless::check(one == two, "half of a change was read");
  }
  writer.join();
}
