// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_17176: a clean-up that finds nothing to delete returns with the lock of
// the devices.
// kind: cured by guards
// expect: nothing
// driven: by order of start
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct DeviceSet {
  fearless::Mutex<int> devices;  // that are to be deleted

  void clean_up() {
    auto deleted = devices.lock();
    if (*deleted == 0) return;  // the way out without an unlock
    *deleted = 0;
  }
  void remove() { *devices.lock() += 1; }
};

int main() {
  DeviceSet set;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("cleaner", [&] { set.clean_up(); }).join();
    threads.spawn("remover", [&] { set.remove(); });
  });
}
