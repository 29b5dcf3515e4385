// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S9: AB and BA, and both threads have their first lock.
// expect: DEADLOCK
#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::mutex account;
  std::mutex ledger;
  std::latch both(2);
  std::jthread transfer([&] {
    std::lock_guard a(account);
    both.arrive_and_wait();
    std::lock_guard l(ledger);
  });
  std::jthread audit([&] {
    std::lock_guard l(ledger);
    both.arrive_and_wait();
    std::lock_guard a(account);
  });
}
