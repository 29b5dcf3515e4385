// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_1424: the watcher of a balancer leaves when the addresses end, and says
// nothing to the dialler that waits for it; the connection keeps the channel.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by order of start
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

struct Connection {
  fearless::Receiver<int> addresses;
  fearless::Sender<int> done;

  void watch_balancer() {
    for (int& address : addresses) {
      if (!done.send(address)) return;
    }
  }
};

int main() {
  auto [address, addresses] = fearless::sync_channel<int>(0, "addresses");
  auto [done, dialled] = fearless::sync_channel<int>(0, "done");
  Connection connection{std::move(addresses), std::move(done)};
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("watcher", [&] { connection.watch_balancer(); });
    address.reset();
    (void)dialled.recv();
  });
}
