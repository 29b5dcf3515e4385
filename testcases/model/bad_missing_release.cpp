// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The flag is there; what it stands for may not be.
#include "testcases/model/case.h"

BAD(missing_release, kDataRace) {
  fearless::var<int> message{0};
  fearless::atomic<bool> is_there{false};
  auto writer = fearless::spawn("writer", [&] {
    message = 42;
    is_there.store(true, std::memory_order_relaxed);
  });
  if (is_there.load(std::memory_order_acquire)) fearless::check(message == 42);
  writer.join();
}
