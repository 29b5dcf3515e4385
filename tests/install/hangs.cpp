// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A join while holding the lock that the thread needs.
#include <mutex>
#include <thread>

int main() {
  std::mutex total;
  total.lock();
  std::thread adder([&] { std::lock_guard guard(total); });
  adder.join();
}
