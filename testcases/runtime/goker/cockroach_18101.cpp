// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_18101: the receiver of split points leaves on a cancel; the
// producer has more of them than the channel has room for.
// kind: cured by close-on-drop
// expect: nothing
// driven: by order of start
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

void split_and_scatter(fearless::Receiver<int> /*ranges*/,
                       fearless::Receiver<int> done) {
  (void)done.recv();  // cancelled: leaves without looking at the ranges
}

int main() {
  auto [range, ranges] = fearless::sync_channel<int>(6, "ranges");
  auto [cancel, done] = fearless::channel<int>("done");
  fearless::scope([&](fearless::Scope& restore) {
    restore.spawn("presplit", [range = std::move(range)] {
      for (int i = 0; i < 8; ++i) {
        if (!range.send(i)) return;
      }
    });
    cancel.reset();
    split_and_scatter(std::move(ranges), std::move(done));
  });
}
