// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_1353: the balancer holds its lock while it hands out addresses; who
// takes them needs the lock first.
// kind: still deadlocks
// expect: DEADLOCK
// options: attribution=1
// driven: by a latch, while main goes on
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Balancer {
  fearless::Mutex<int> connected;
  Drive has_lock{1};

  void watch_address_updates(fearless::Sender<int>& addresses) {
    auto count = connected.lock();
    has_lock.count_down();
    (void)addresses.send(++*count);
  }
  void down() { *connected.lock() -= 1; }
  void close() { *connected.lock() = 0; }
};

int main() {
  auto [address, addresses] = fearless::sync_channel<int>(0, "addresses");
  Balancer balancer;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("resolver", [&, address = std::move(address)]() mutable {
      balancer.watch_address_updates(address);
    });
    threads.spawn("watcher", [&, addresses = std::move(addresses)]() mutable {
      balancer.has_lock.wait();
      balancer.down();
      (void)addresses.recv();
    });
    threads.spawn("closer", [&] {
      balancer.has_lock.wait();
      balancer.close();
    });
    main_goes_on();
  });
}
