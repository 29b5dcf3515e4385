// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_1424: the watcher of a balancer leaves when the addresses end, and says
// nothing to the dialler that waits for it.
// kind: cured by close-on-drop
// expect: nothing
// driven: by order of start
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

void watch_balancer(fearless::Receiver<int> addresses,
                    fearless::Sender<int> done) {
  for (int& address : addresses) {
    if (!done.send(address)) return;
  }
}

int main() {
  auto [address, addresses] = fearless::sync_channel<int>(0, "addresses");
  auto [done, dialled] = fearless::sync_channel<int>(0, "done");
  auto watcher = fearless::spawn("watcher", [addresses = std::move(addresses),
                                             done = std::move(done)]() mutable {
    watch_balancer(std::move(addresses), std::move(done));
  });
  address.reset();
  (void)dialled.recv();
  watcher.join();
}
