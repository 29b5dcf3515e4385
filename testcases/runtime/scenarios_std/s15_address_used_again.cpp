// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S15: a mutex is made where another one was, and taken in the other order.
// expect: nothing
#include <latch>
#include <mutex>
#include <optional>
#include <thread>

int main() {
  std::mutex account;
  std::optional<std::mutex> ledger(std::in_place);
  std::latch first_is_done(1);
  std::latch is_rebuilt(1);
  std::jthread before([&] {
    {
      std::lock_guard a(account);
      std::lock_guard l(*ledger);
    }
    first_is_done.count_down();
    is_rebuilt.wait();
  });
  std::jthread after([&] {
    first_is_done.wait();
    ledger.emplace();
    is_rebuilt.count_down();
    std::lock_guard l(*ledger);
    std::lock_guard a(account);
  });
}
