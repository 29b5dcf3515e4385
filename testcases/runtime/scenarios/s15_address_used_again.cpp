// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S15: a mutex is made where another one was, and taken in the other order.
// expect: nothing
#include <optional>

#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> account;
  std::optional<fearless::Mutex<int>> ledger(std::in_place);
  fearless::latch first_is_done(1);
  fearless::latch is_rebuilt(1);
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("before", [&] {
      {
        auto a = account.lock();
        auto l = ledger->lock();
      }
      first_is_done.count_down();
      is_rebuilt.wait();
    });
    s.spawn("after", [&] {
      first_is_done.wait();
      ledger.emplace();
      is_rebuilt.count_down();
      auto l = ledger->lock();
      auto a = account.lock();
    });
  });
}
