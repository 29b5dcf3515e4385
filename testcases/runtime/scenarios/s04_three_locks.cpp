// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S4: AB, BC and CA in three threads, one after the other.
// expect: CAN DEADLOCK
#include <array>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  std::array<fearless::Mutex<int>, 3> forks;
  std::array<Drive, 4> turns = {Drive(0), Drive(1), Drive(1), Drive(1)};
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
