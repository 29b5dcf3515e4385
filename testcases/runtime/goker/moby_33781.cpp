// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_33781: a health monitor leaves on stop, while its probe has a result to
// hand in.
// kind: cured by close-on-drop
// expect: nothing
// driven: by a latch
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/select.h"
#include "fearless/thread.h"

void monitor(fearless::Scope& probes, Drive& has_left,
             fearless::Receiver<int>& stopped) {
  auto [result, results] = fearless::sync_channel<int>(0, "results");
  probes.spawn("probe", [&has_left, result = std::move(result)] {
    has_left.wait();
    (void)result.send(0);
  });
  fearless::select(fearless::recv(stopped, [](auto) {}),
                   fearless::recv(results, [](auto) {}));
}

int main() {
  auto [stop, stopped] = fearless::sync_channel<int>(1, "stop");
  Drive has_left(1);
  fearless::scope([&](fearless::Scope& threads) {
    (void)stop.send(1);
    monitor(threads, has_left, stopped);
    has_left.count_down();
  });
}
