// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S11: one thread reads a lock twice; a writer could come between.
// expect: CAN DEADLOCK
// explored: nothing, since no writer ever comes
// options: recursive_read=1
#include "fearless/rwlock.h"

int main() {
  fearless::RwLock<int> prices;
  auto once = prices.read();
  auto twice = prices.read();
}
