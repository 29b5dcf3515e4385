// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_4951: a device is deactivated under the lock of all devices and its own;
// that of all is let go and taken again, with the own one held.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by latches, while main goes on
#include <optional>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct DeviceSet {
  fearless::Mutex<int> devices;
  fearless::Mutex<int> info;  // of one device
  Drive is_dropped{1};
  Drive is_taken{1};

  void deactivate() {
    auto all = devices.lock();
    auto own = info.lock();
    all.unlock();  // while the device is busy
    is_dropped.count_down();
    is_taken.wait();
    all = devices.lock();
  }
  void delete_device() {
    is_dropped.wait();
    auto all = devices.lock();
    is_taken.count_down();
    auto own = info.lock();
  }
};

int main() {
  DeviceSet set;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("deactivate", [&] { set.deactivate(); });
    threads.spawn("delete", [&] { set.delete_device(); });
    main_goes_on();
  });
}
