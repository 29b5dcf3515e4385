// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_16167: a condition variable waits with a read lock, which is then
// read once more; a writer queues between.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by latches and a look at the lock
#include <condition_variable>
#include <shared_mutex>

#include "../drive.h"
#include "fearless/condition_variable_any.h"
#include "fearless/shared_mutex.h"
#include "fearless/thread.h"

struct Executor {
  fearless::shared_mutex config_lock;
  fearless::condition_variable_any changed;
  int config = 0;
  Drive has_seen_config{1};

  int read_config() {
    std::shared_lock again(config_lock);
    return config;
  }
  int prepare() {
    std::shared_lock reading(config_lock);
    changed.wait(reading, [&] { return config != 0; });
    has_seen_config.count_down();
    until_a_writer_waits(config_lock);
    return read_config();
  }
  void update() {
    std::unique_lock writing(config_lock);
    config += 1;
    changed.notify_all();
  }
};

int main() {
  Executor executor;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("updates", [&] {
      executor.update();
      executor.has_seen_config.wait();
      executor.update();
    });
    executor.prepare();
  });
}
