// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_1460: keepalive sleeps until a stream wakes it, with the lock that a new
// stream needs in order to wake it.
// kind: still deadlocks
// expect: DEADLOCK
// options: attribution=1
// driven: by a latch, while main goes on
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Transport {
  fearless::Mutex<int> streams;
  Drive is_dormant{1};

  void keepalive(fearless::Receiver<int>& awaken) {
    auto active = streams.lock();
    is_dormant.count_down();
    if (*active == 0) (void)awaken.recv();
  }
  void new_stream(fearless::Sender<int>& awaken) {
    auto active = streams.lock();
    if (++*active == 1) (void)awaken.try_send(1);
  }
};

int main() {
  auto [awaken, awakened] = fearless::sync_channel<int>(0, "awaken");
  Transport transport;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("keepalive", [&, awakened = std::move(awakened)]() mutable {
      transport.keepalive(awakened);
    });
    threads.spawn("stream", [&, awaken = std::move(awaken)]() mutable {
      transport.is_dormant.wait();
      transport.new_stream(awaken);
    });
    main_goes_on();
  });
}
