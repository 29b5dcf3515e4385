// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_6181: a cache prints itself under its read lock, and printing reads
// the lock again; a writer queues between.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by a latch and a look at the lock, while main goes on
#include <sstream>
#include <string>

#include "../drive.h"
#include "fearless/latch.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

struct RangeCache {
  fearless::RwLock<std::string> ranges{"a-m n-z"};
  Drive is_reading{1};
};

std::ostream& operator<<(std::ostream& out, RangeCache& cache) {
  return out << *cache.ranges.read();
}

std::string lookup(RangeCache& cache) {
  auto reading = cache.ranges.read();
  cache.is_reading.count_down();
  until_a_writer_waits(cache.ranges);
  std::ostringstream log;
  log << "no range in " << cache;
  return log.str();
}

int main() {
  RangeCache cache;
  fearless::latch done(2);
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("lookup", [&] {
      lookup(cache);
      done.count_down();
    });
    threads.spawn("evict", [&] {
      cache.is_reading.wait();
      cache.ranges.write()->clear();
      done.count_down();
    });
    threads.spawn("waiter", [&] { done.wait(); });
    main_goes_on();
  });
}
