// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_7504: releasing a lease takes lease then name cache, getting one
// takes name cache then lease.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by a latch
#include <map>
#include <string>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct LeaseManager {
  fearless::Mutex<int> lease{1};  // owners
  fearless::Mutex<std::map<std::string, int>> name_cache;
  Drive both{2};

  void release() {
    auto owners = lease.lock();
    both.arrive_and_wait();
    if (--*owners == 0) name_cache.lock()->erase("orders");
  }
  int get() {
    auto names = name_cache.lock();
    both.arrive_and_wait();
    return ++*lease.lock();
  }
};

int main() {
  LeaseManager leases;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("release", [&] { leases.release(); });
    threads.spawn("get", [&] { leases.get(); });
  });
}
