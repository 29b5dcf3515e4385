// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_25384: a loop that restores plugins waits for all of them after it has
// started the first.
// kind: still deadlocks
// expect: DEADLOCK
// driven: in any order
#include "fearless/latch.h"
#include "fearless/thread.h"

void restore_plugins(fearless::Scope& threads, fearless::latch& group) {
  for (int plugin = 0; plugin < 3; ++plugin) {
    threads.spawn("plugin", [&] { group.count_down(); });
    group.wait();  // belongs behind the loop
  }
}

int main() {
  fearless::latch group(3);
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("restore", [&] { restore_plugins(threads, group); });
  });
}
