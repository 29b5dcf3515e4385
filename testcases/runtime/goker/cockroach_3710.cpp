// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_3710: a store reads its lock twice on one way down, and a writer
// queues between the two.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by a latch and a look at the lock, while main goes on
#include <vector>

#include "../drive.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

struct Store {
  fearless::RwLock<std::vector<int>> replicas;
  Drive is_reading{1};

  std::size_t queue_length() { return replicas.read()->size(); }
  void scan() {
    auto reading = replicas.read();
    is_reading.count_down();
    until_a_writer_waits(replicas);
    queue_length();
  }
  void process_raft() {
    is_reading.wait();
    replicas.write()->push_back(1);
  }
};

int main() {
  Store store;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("scanner", [&] { store.scan(); });
    threads.spawn("raft", [&] { store.process_raft(); });
    main_goes_on();
  });
}
