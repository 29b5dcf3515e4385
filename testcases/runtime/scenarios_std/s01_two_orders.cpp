// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S1: AB in one thread, BA in another, both alive; nothing hangs in this run.
// expect: CAN DEADLOCK
#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::mutex account;
  std::mutex ledger;
  std::latch first_is_done(1);
  std::jthread transfer([&] {
    {
      std::lock_guard a(account);
      std::lock_guard l(ledger);
    }
    first_is_done.count_down();
  });
  std::jthread audit([&] {
    first_is_done.wait();
    std::lock_guard l(ledger);
    std::lock_guard a(account);
  });
}
