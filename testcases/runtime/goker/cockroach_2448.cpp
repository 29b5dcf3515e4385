// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_2448: raft sends an event to the store from its loop, while the
// store sends a callback to raft; nobody stops either.
// kind: still deadlocks
// expect: DEADLOCK
// driven: in any order
#include "fearless/channel.h"
#include "fearless/select.h"
#include "fearless/thread.h"

int main() {
  auto [event, events] = fearless::sync_channel<int>(0, "events");
  auto [callback, callbacks] = fearless::sync_channel<int>(0, "callbacks");
  auto [stop_raft, raft_stopped] = fearless::channel<int>("stop raft");
  auto [stop_store, store_stopped] = fearless::channel<int>("stop store");
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("raft", [&] {
      fearless::select(fearless::send(event, 1, [](auto) {}),
                       fearless::recv(raft_stopped, [](auto) {}));
      (void)callbacks.recv();
    });
    threads.spawn("store", [&] {
      fearless::select(fearless::send(callback, 1, [](auto) {}),
                       fearless::recv(store_stopped, [](auto) {}));
      (void)events.recv();
    });
  });
}
