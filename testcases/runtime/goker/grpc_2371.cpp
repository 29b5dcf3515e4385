// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_2371: closing a connection takes its balancer away, and the resolver's
// thread uses it.
// kind: no deadlock, use after close
// expect: nothing
// driven: by a latch
#include <optional>

#include "../drive.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

struct Connection {
  fearless::RwLock<std::optional<int>> balancer{1};
  Drive is_closed{1};

  void close() {
    balancer.write()->reset();
    is_closed.count_down();
  }
  int update_resolver() {
    is_closed.wait();
    return balancer.read()->value();
  }
};

int main() {
  Connection connection;
  try {
    fearless::scope([&](fearless::Scope& threads) {
      auto resolver = threads.spawn(
          "resolver", [&] { return connection.update_resolver(); });
      connection.close();
      resolver.join();
    });
  } catch (const std::bad_optional_access&) {
    return 0;  // the panic of the Go program
  }
  return 1;
}
