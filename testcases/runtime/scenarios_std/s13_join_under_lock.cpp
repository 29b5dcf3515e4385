// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S13: a join while holding the lock that the thread needs.
// expect: DEADLOCK
#include <mutex>
#include <thread>

int main() {
  std::mutex total;
  int sum = 0;
  std::lock_guard lock(total);
  std::thread adder([&] {
    std::lock_guard inner(total);
    ++sum;
  });
  adder.join();
}
