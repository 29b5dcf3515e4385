// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_4407: a worker is added to a group that is waited for already, and
// runs after the stop.
// kind: no deadlock, an order violation
// expect: nothing
// driven: by a latch
#include <atomic>

#include "../drive.h"
#include "fearless/thread.h"

struct Stopper {
  std::atomic<int> workers = 0;
  std::atomic<bool> is_stopped = false;
  Drive has_stopped{1};

  void stop() {
    while (workers != 0) {
    }
    is_stopped = true;
    has_stopped.count_down();
  }
  void run_worker() {
    workers += 1;  // too late: the wait is over
    workers -= 1;
  }
};

int main() {
  Stopper stopper;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("late", [&] {
      stopper.has_stopped.wait();
      stopper.run_worker();
    });
    stopper.stop();
  });
}
