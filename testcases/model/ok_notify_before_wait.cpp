// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The flag is set under the lock.
#include "testcases/model/case.h"

OK(notify_before_wait) {
  fearless::Mutex<int> lock{0};
  fearless::atomic<bool> is_ready{false};
  fearless::Condvar changed;
  auto waiter = fearless::spawn("waiter", [&] {
    auto guard = lock.lock();
    while (!is_ready.load()) changed.wait(guard);
  });
  {
    auto guard = lock.lock();
    is_ready.store(true);
  }
  changed.notify_one();
  waiter.join();
}
