// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The waiter waits without asking whether there is anything to wait for.
#include "testcases/model/case.h"

BAD(lost_wakeup, kLostWakeup) {
  fearless::Mutex<bool> ready{false};
  fearless::Condvar changed;
  auto waiter = fearless::spawn("waiter", [&] {
    auto guard = ready.lock();
    changed.wait(guard);
  });
  *ready.lock() = true;
  changed.notify_one();
  waiter.join();
}
