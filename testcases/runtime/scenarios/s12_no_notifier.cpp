// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S12: a wait on a condition variable that nobody notifies.
// expect: DEADLOCK
#include "fearless/condvar.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<bool> done(false);
  fearless::Condvar changed;
  auto waiter = fearless::spawn("waiter", [&] {
    auto guard = done.lock();
    changed.wait(guard, [](bool& is_done) { return is_done; });
  });
  // The change is forgotten, and so is the notify.
  waiter.join();
}
