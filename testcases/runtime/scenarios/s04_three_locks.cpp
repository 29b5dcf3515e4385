// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S4: AB, BC and CA in three threads, one after the other.
// expect: CAN DEADLOCK
#include <array>

#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  std::array<fearless::Mutex<int>, 3> forks;
  std::array<fearless::latch, 4> turns = {
      fearless::latch(0), fearless::latch(1), fearless::latch(1),
      fearless::latch(1)};
  fearless::scope([&](fearless::Scope& s) {
    for (int i = 0; i < 3; ++i) {
      s.spawn("philosopher", [&, i] {
        turns[i].wait();
        {
          auto left = forks[i].lock();
          auto right = forks[(i + 1) % 3].lock();
        }
        turns[i + 1].count_down();
      });
    }
  });
}
