// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_21233: who shows the progress of a transfer leaves early; three who
// report progress find no taker, and the release waits for them.
// kind: cured by close-on-drop
// expect: nothing
// driven: by a latch
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/latch.h"
#include "fearless/thread.h"

int main() {
  auto [progress, shown] = fearless::sync_channel<int>(0, "progress");
  Drive has_left(1);
  fearless::latch running(3);
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("display", [&, shown = std::move(shown)]() mutable {
      has_left.count_down();  // without a look at the progress
    });
    for (const char* name : {"layer-1", "layer-2", "layer-3"}) {
      threads.spawn(name, [&, progress = progress.clone()] {
        has_left.wait();
        (void)progress.send(50);
        running.count_down();
      });
    }
    running.wait();  // release
  });
}
