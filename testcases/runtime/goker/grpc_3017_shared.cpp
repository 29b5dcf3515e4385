// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_3017: the callback of a timer returns early, and leaves the lock of the
// cache in the cache: its holder has ended.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by order of start
#include <map>
#include <optional>

#include "fearless/mutex.h"
#include "fearless/thread.h"

using Connections = std::map<int, bool>;

struct SubConnCache {
  fearless::Mutex<Connections> connections;
  std::optional<fearless::MutexGuard<Connections>> cached;

  void on_timer(int id) {
    cached = connections.lock();
    if (!(*cached)->contains(id)) return;
    (*cached)->erase(id);
    cached.reset();
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
