// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S16: AB in a thread that is joined before another one does BA.
// expect: nothing
#include <mutex>
#include <thread>

int main() {
  std::mutex account;
  std::mutex ledger;
  std::thread([&] {
    std::lock_guard a(account);
    std::lock_guard l(ledger);
  }).join();
  std::thread([&] {
    std::lock_guard l(ledger);
    std::lock_guard a(account);
  }).join();
}
