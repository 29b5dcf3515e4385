// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S22: one thread reads R and takes A; another takes A and reads R.
// expect: nothing
#include <mutex>
#include <shared_mutex>
#include <thread>

int main() {
  std::shared_mutex prices;
  std::mutex index;
  std::jthread first([&] {
    std::shared_lock p(prices);
    std::lock_guard i(index);
  });
  std::jthread second([&] {
    std::lock_guard i(index);
    std::shared_lock p(prices);
  });
}
