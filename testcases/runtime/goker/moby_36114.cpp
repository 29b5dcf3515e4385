// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_36114: adding disks at start fails, and taking back those that were
// added locks the machine again.
// kind: still deadlocks
// expect: DEADLOCK
// driven: in order, one thread does it all, while main goes on
#include <vector>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct ServiceVm {
  fearless::Mutex<std::vector<int>> disks;

  void remove_disks() { disks.lock()->clear(); }
  void add_disks_at_start(int count) {
    auto attached = disks.lock();
    for (int disk = 0; disk < count; ++disk) {
      if (disk == 2) return remove_disks();  // no room
      attached->push_back(disk);
    }
  }
};

int main() {
  ServiceVm vm;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("start", [&] { vm.add_disks_at_start(3); });
    main_goes_on();
  });
}
