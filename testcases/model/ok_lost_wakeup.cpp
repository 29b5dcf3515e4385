// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// It asks first, under the lock.
#include "testcases/model/case.h"

OK(lost_wakeup) {
  fearless::Mutex<bool> ready{false};
  fearless::Condvar changed;
  auto waiter = fearless::spawn("waiter", [&] {
    auto guard = ready.lock();
    changed.wait(guard, [](bool is_ready) { return is_ready; });
  });
  *ready.lock() = true;
  changed.notify_one();
  waiter.join();
}
