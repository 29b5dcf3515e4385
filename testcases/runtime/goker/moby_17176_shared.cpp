// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_17176: a clean-up that finds nothing to delete returns with the lock of
// the devices, kept in the set: its holder has ended.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by order of start, while main goes on
#include <optional>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct DeviceSet {
  fearless::Mutex<int> devices;
  std::optional<fearless::MutexGuard<int>> deleted;

  void clean_up() {
    deleted = devices.lock();
    if (**deleted == 0) return;
    **deleted = 0;
    deleted.reset();
  }
  void remove() { *devices.lock() += 1; }
};

int main() {
  DeviceSet set;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("cleaner", [&] { set.clean_up(); }).join();
    threads.spawn("remover", [&] { set.remove(); });
    main_goes_on();
  });
}
