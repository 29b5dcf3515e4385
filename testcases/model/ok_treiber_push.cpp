// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The compare-exchange that publishes the node releases it.
#include "testcases/model/case.h"

OK(treiber_push) {
  using Order = std::memory_order;
  fearless::atomic<int> top{-1};
  fearless::var<int> value[2] = {fearless::var<int>(0), fearless::var<int>(0)};
  int next[2] = {-1, -1};
  const auto push = [&](int node) {
    value[node] = node + 1;
    int seen = top.load(Order::relaxed);
    do {
      next[node] = seen;
    } while (
        !top.compare_exchange_weak(seen, node, Order::release, Order::relaxed));
  };
  auto other = fearless::spawn("other", [&] { push(1); });
  push(0);
  const int found = top.load(Order::acquire);
  fearless::check(value[found] == found + 1);
  other.join();
}
