// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S10: two locks are read in both orders, and nobody writes.
// expect: nothing
#include "fearless/rwlock.h"
#include "fearless/thread.h"

int main() {
  fearless::RwLock<int> prices;
  fearless::RwLock<int> rates;
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("first", [&] {
      auto p = prices.read();
      auto r = rates.read();
    });
    s.spawn("second", [&] {
      auto r = rates.read();
      auto p = prices.read();
    });
  });
}
