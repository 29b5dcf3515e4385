// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S3: AB and BA, both under a third lock.
// expect: nothing
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> gate;
  fearless::Mutex<int> account;
  fearless::Mutex<int> ledger;
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("transfer", [&] {
      auto g = gate.lock();
      auto a = account.lock();
      auto l = ledger.lock();
    });
    s.spawn("audit", [&] {
      auto g = gate.lock();
      auto l = ledger.lock();
      auto a = account.lock();
    });
  });
}
