// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The next one is in before what was done inside can be seen.
#include "testcases/model/case.h"

BAD(spin_lock, kDataRace) {
  fearless::atomic_flag is_held;
  fearless::var<int> balance{0};
  const auto deposit = [&] {
    while (is_held.test_and_set(std::memory_order_acquire)) {
    }
    balance.write() += 10;
    is_held.clear(std::memory_order_relaxed);
  };
  auto other = fearless::spawn("other", deposit);
  deposit();
  other.join();
  fearless::check(balance.read() == 20);
}
