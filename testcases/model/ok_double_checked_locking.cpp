// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The first look acquires what the maker releases.
#include "testcases/model/case.h"

OK(double_checked_locking) {
  fearless::Mutex<int> lock{0};
  fearless::atomic<bool> is_made{false};
  fearless::var<int> made{0};
  const auto get = [&] {
    if (!is_made.load(std::memory_order_acquire)) {
      auto guard = lock.lock();
      if (!is_made.load(std::memory_order_relaxed)) {
        made = 7;
        is_made.store(true, std::memory_order_release);
      }
    }
    return made.read();
  };
  auto other = fearless::spawn("other", [&] { fearless::check(get() == 7); });
  fearless::check(get() == 7);
  other.join();
}
