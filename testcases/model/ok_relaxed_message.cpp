// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The store of the flag releases, and who sees it acquires.
#include "testcases/model/case.h"

OK(relaxed_message) {
  using Order = std::memory_order;
  fearless::atomic<int> message{0};
  fearless::atomic<bool> is_there{false};
  auto writer = fearless::spawn("writer", [&] {
    message.store(42, Order::relaxed);
    is_there.store(true, Order::release);
  });
  if (is_there.load(Order::acquire)) {
    fearless::check(message.load(Order::relaxed) == 42, "an old message");
  }
  writer.join();
}
