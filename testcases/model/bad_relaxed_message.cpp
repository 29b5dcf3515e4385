// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A flag that is raised without order: it is up, and the message is not there.
#include "testcases/model/case.h"

BAD(relaxed_message, kCheck) {
  using Order = std::memory_order;
  fearless::atomic<int> message{0};
  fearless::atomic<bool> is_there{false};
  auto writer = fearless::spawn("writer", [&] {
    message.store(42, Order::relaxed);
    is_there.store(true, Order::relaxed);
  });
  if (is_there.load(Order::relaxed)) {
    fearless::check(message.load(Order::relaxed) == 42, "an old message");
  }
  writer.join();
}
