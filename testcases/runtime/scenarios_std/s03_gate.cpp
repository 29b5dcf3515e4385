// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S3: AB and BA, both under a third lock.
// expect: nothing
#include <mutex>
#include <thread>

int main() {
  std::mutex gate;
  std::mutex account;
  std::mutex ledger;
  std::jthread transfer([&] {
    std::lock_guard g(gate);
    std::lock_guard a(account);
    std::lock_guard l(ledger);
  });
  std::jthread audit([&] {
    std::lock_guard g(gate);
    std::lock_guard l(ledger);
    std::lock_guard a(account);
  });
}
