// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_28462: a change of state sends stop to the health monitor under the lock
// of the container, which the monitor wants before it looks for stop.
// kind: still deadlocks
// expect: DEADLOCK
// options: attribution=1
// driven: by a latch, while main goes on
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/mutex.h"
#include "fearless/select.h"
#include "fearless/thread.h"

struct Container {
  fearless::Mutex<int> probes;
  Drive is_locked{1};

  void state_changed(fearless::Sender<int>& stop) {
    auto locked = probes.lock();
    is_locked.count_down();
    (void)stop.send(1);
  }
  void monitor(fearless::Receiver<int>& stopped) {
    is_locked.wait();
    // One probe is due; the next round would see stop.
    *probes.lock() += 1;
    fearless::select(fearless::recv(stopped, [](auto) {}),
                     fearless::otherwise([] {}));
  }
};

int main() {
  auto [stop, stopped] = fearless::sync_channel<int>(0, "stop");
  Container container;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("state", [&, stop = std::move(stop)]() mutable {
      container.state_changed(stop);
    });
    threads.spawn("monitor", [&, stopped = std::move(stopped)]() mutable {
      container.monitor(stopped);
    });
    main_goes_on();
  });
}
