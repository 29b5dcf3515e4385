// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_10214: heartbeats take coalesced then raft, a tick takes raft, then
// replica, then coalesced.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by a latch, while main goes on
#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Store {
  fearless::Mutex<int> coalesced;  // heartbeats
  fearless::Mutex<int> raft;
  fearless::Mutex<int> replica;
  Drive both{2};

  void send_heartbeats() {
    auto heartbeats = coalesced.lock();
    both.arrive_and_wait();
    *raft.lock() += *heartbeats;
  }
  void tick() {
    auto ticking = raft.lock();
    auto state = replica.lock();
    both.arrive_and_wait();
    *coalesced.lock() += 1;
  }
};

int main() {
  Store store;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("heartbeats", [&] { store.send_heartbeats(); });
    threads.spawn("tick", [&] { store.tick(); });
    main_goes_on();
  });
}
