// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S16: AB in a thread that is joined before another one does BA.
// expect: nothing
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> account;
  fearless::Mutex<int> ledger;
  fearless::spawn("transfer", [&] {
    auto a = account.lock();
    auto l = ledger.lock();
  }).join();
  fearless::spawn("audit", [&] {
    auto l = ledger.lock();
    auto a = account.lock();
  }).join();
}
