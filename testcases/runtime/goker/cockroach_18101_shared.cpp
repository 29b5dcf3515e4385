// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_18101: the receiver of split points leaves on a cancel, but stays
// in the restore; the producer has more of them than the channel has room for.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by order of start
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

struct Restore {
  fearless::Receiver<int> ranges;
  fearless::Receiver<int> done;

  void split_and_scatter() { (void)done.recv(); }
};

int main() {
  auto [range, ranges] = fearless::sync_channel<int>(6, "ranges");
  auto [cancel, done] = fearless::channel<int>("done");
  Restore restore{std::move(ranges), std::move(done)};
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("presplit", [range = std::move(range)] {
      for (int i = 0; i < 8; ++i) {
        if (!range.send(i)) return;
      }
    });
    cancel.reset();
    restore.split_and_scatter();
  });
}
