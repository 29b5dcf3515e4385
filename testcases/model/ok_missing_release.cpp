// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The store releases what the load acquires.
#include "testcases/model/case.h"

OK(missing_release) {
  fearless::var<int> message{0};
  fearless::atomic<bool> is_there{false};
  auto writer = fearless::spawn("writer", [&] {
    message = 42;
    is_there.store(true, std::memory_order_release);
  });
  if (is_there.load(std::memory_order_acquire)) fearless::check(message == 42);
  writer.join();
}
