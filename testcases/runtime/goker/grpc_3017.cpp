// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_3017: the callback of a timer returns early, with the lock of the cache.
// kind: cured by guards
// expect: nothing
// driven: by order of start
#include <map>

#include "fearless/mutex.h"
#include "fearless/thread.h"

struct SubConnCache {
  fearless::Mutex<std::map<int, bool>> connections;

  void on_timer(int id) {
    auto cached = connections.lock();
    if (!cached->contains(id)) return;  // the way out without an unlock
    cached->erase(id);
  }
  void add(int id) { connections.lock()->emplace(id, true); }
  void remove(int id) { connections.lock()->erase(id); }
};

int main() {
  SubConnCache cache;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("timer", [&] { cache.on_timer(1); }).join();
    threads.spawn("worker", [&] { cache.remove(1); });
    cache.add(1);
  });
}
