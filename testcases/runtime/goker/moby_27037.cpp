// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_27037: a stress test starts threads for its containers, and all of them
// stop the last.
// kind: no deadlock, one variable for all threads
// expect: nothing
// driven: by a latch
#include <array>
#include <atomic>

#include "../drive.h"
#include "fearless/latch.h"
#include "fearless/thread.h"

int main() {
  std::array<std::atomic<int>, 4> stops = {};
  Drive is_started(1);
  fearless::latch group(3);
  std::size_t container = 0;
  fearless::scope([&](fearless::Scope& threads) {
    for (; container < 3; ++container) {
      threads.spawn([&] {
        is_started.wait();
        stops[container] += 1;
        group.count_down();
      });
    }
    is_started.count_down();
    group.wait();
  });
  return stops[3] == 3 ? 0 : 1;
}
