// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S2: AB and then BA, but in one thread only.
// expect: nothing
#include <mutex>

int main() {
  std::mutex account;
  std::mutex ledger;
  {
    std::lock_guard a(account);
    std::lock_guard l(ledger);
  }
  std::lock_guard l(ledger);
  std::lock_guard a(account);
}
