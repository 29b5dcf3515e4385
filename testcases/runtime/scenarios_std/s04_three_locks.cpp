// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S4: AB, BC and CA in three threads, one after the other.
// expect: CAN DEADLOCK
#include <array>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::array<std::mutex, 3> forks;
  std::array<std::latch, 4> turns = {std::latch(0), std::latch(1),
                                     std::latch(1), std::latch(1)};
  std::vector<std::jthread> philosophers;
  for (std::size_t i = 0; i < 3; ++i) {
    philosophers.emplace_back([&, i] {
      turns[i].wait();
      {
        std::lock_guard left(forks[i]);
        std::lock_guard right(forks[(i + 1) % 3]);
      }
      turns[i + 1].count_down();
    });
  }
}
