// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_795: a graceful stop keeps its lock in the server on one of its ways
// out, where serving and stopping need it.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by a latch
#include <optional>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Server {
  fearless::Mutex<int> connections;
  std::optional<fearless::MutexGuard<int>> stopping;
  Drive is_stopping{1};

  void graceful_stop() {
    stopping = connections.lock();
    if (**stopping == 0) return;
    **stopping = 0;
    stopping.reset();
  }
  void stop() { *connections.lock() = 0; }
  void serve() {
    is_stopping.wait();
    *connections.lock() += 1;
  }
};

int main() {
  Server server;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("serve", [&] { server.serve(); });
    server.graceful_stop();
    server.is_stopping.count_down();
    server.stop();
  });
}
