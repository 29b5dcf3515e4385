// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_4395: work in the background hands in its result, and the caller has
// dropped the channel for it.
// kind: cured by close-on-drop
// expect: nothing
// driven: by a latch
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/thread.h"

fearless::Receiver<int> go(fearless::Scope& threads, Drive& start) {
  auto [result, promise] = fearless::sync_channel<int>(0, "result");
  threads.spawn("work", [&start, result = std::move(result)] {
    start.wait();
    (void)result.send(0);
  });
  return std::move(promise);
}

int main() {
  Drive start(1);
  fearless::scope([&](fearless::Scope& threads) {
    (void)go(threads, start);
    start.count_down();
  });
}
