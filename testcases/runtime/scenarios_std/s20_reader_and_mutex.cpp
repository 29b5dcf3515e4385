// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S20: one thread writes R and takes A; another takes A and reads R.
// expect: CAN DEADLOCK
#include <latch>
#include <mutex>
#include <shared_mutex>
#include <thread>

int main() {
  std::shared_mutex prices;
  std::mutex index;
  std::latch first_is_done(1);
  std::jthread update([&] {
    {
      std::lock_guard p(prices);
      std::lock_guard i(index);
    }
    first_is_done.count_down();
  });
  std::jthread lookup([&] {
    first_is_done.wait();
    std::lock_guard i(index);
    std::shared_lock p(prices);
  });
}
