// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S1: AB in one thread, BA in another, both alive; nothing hangs in this run.
// expect: CAN DEADLOCK
#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> account;
  fearless::Mutex<int> ledger;
  Drive first_is_done(1);
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("transfer", [&] {
      {
        auto a = account.lock();
        auto l = ledger.lock();
      }
      first_is_done.count_down();
    });
    s.spawn("audit", [&] {
      first_is_done.wait();
      auto l = ledger.lock();
      auto a = account.lock();
    });
  });
}
