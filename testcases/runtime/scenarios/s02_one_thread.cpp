// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S2: AB and then BA, but in one thread only.
// expect: nothing
#include "fearless/mutex.h"

int main() {
  fearless::Mutex<int> account;
  fearless::Mutex<int> ledger;
  {
    auto a = account.lock();
    auto l = ledger.lock();
  }
  auto l = ledger.lock();
  auto a = account.lock();
}
