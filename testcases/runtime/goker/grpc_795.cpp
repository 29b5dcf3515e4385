// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_795: a graceful stop leaves its lock locked on one of its ways out,
// where serving and stopping need it.
// kind: cured by guards
// expect: nothing
// driven: by a latch
#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Server {
  fearless::Mutex<int> connections;
  Drive is_stopping{1};

  void graceful_stop() {
    auto open = connections.lock();
    if (*open == 0) return;  // the way out without an unlock
    *open = 0;
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
