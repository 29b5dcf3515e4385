// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S9: AB and BA, and both threads have their first lock.
// expect: DEADLOCK
#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> account;
  fearless::Mutex<int> ledger;
  Drive both(2);
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("transfer", [&] {
      auto a = account.lock();
      both.arrive_and_wait();
      auto l = ledger.lock();
    });
    s.spawn("audit", [&] {
      auto l = ledger.lock();
      both.arrive_and_wait();
      auto a = account.lock();
    });
  });
}
