// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who leaves releases; who comes in has acquired.
#include "testcases/model/case.h"

OK(spin_lock) {
  fearless::atomic_flag is_held;
  fearless::var<int> balance{0};
  const auto deposit = [&] {
    while (is_held.test_and_set(std::memory_order_acquire)) {
    }
    balance.write() += 10;
    is_held.clear(std::memory_order_release);
  };
  auto other = fearless::spawn("other", deposit);
  deposit();
  other.join();
  fearless::check(balance.read() == 20);
}
