// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_33781: a health monitor leaves on stop, while its probe has a result to
// hand in, and the container keeps the channel for results.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by a latch
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/select.h"
#include "fearless/thread.h"

struct Container {
  fearless::Sender<int> result;
  fearless::Receiver<int> results;
  Drive has_left{1};

  void monitor(fearless::Scope& probes, fearless::Receiver<int>& stopped) {
    probes.spawn("probe", [this] {
      has_left.wait();
      (void)result.send(0);
    });
    fearless::select(fearless::recv(stopped, [](auto) {}),
                     fearless::recv(results, [](auto) {}));
  }
};

int main() {
  auto [stop, stopped] = fearless::sync_channel<int>(1, "stop");
  auto [result, results] = fearless::sync_channel<int>(0, "results");
  Container container{std::move(result), std::move(results)};
  fearless::scope([&](fearless::Scope& threads) {
    (void)stop.send(1);
    container.monitor(threads, stopped);
    container.has_left.count_down();
  });
}
