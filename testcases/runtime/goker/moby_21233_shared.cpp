// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_21233: who shows the progress of a transfer leaves early, and the
// transfer keeps the channel; three who report progress find no taker.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by a latch
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/latch.h"
#include "fearless/thread.h"

struct Transfer {
  fearless::Sender<int> progress;
  fearless::Receiver<int> shown;
  Drive has_left{1};
  fearless::latch running{3};
};

int main() {
  auto [progress, shown] = fearless::sync_channel<int>(0, "progress");
  Transfer transfer{std::move(progress), std::move(shown)};
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("display", [&] { transfer.has_left.count_down(); });
    for (const char* name : {"layer-1", "layer-2", "layer-3"}) {
      threads.spawn(name, [&] {
        transfer.has_left.wait();
        (void)transfer.progress.send(50);
        transfer.running.count_down();
      });
    }
    transfer.running.wait();
  });
}
