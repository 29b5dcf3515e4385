// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S10: two locks are read in both orders, and nobody writes.
// expect: nothing
#include <shared_mutex>
#include <thread>

int main() {
  std::shared_mutex prices;
  std::shared_mutex rates;
  std::jthread first([&] {
    std::shared_lock p(prices);
    std::shared_lock r(rates);
  });
  std::jthread second([&] {
    std::shared_lock r(rates);
    std::shared_lock p(prices);
  });
}
