// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S13: a join while holding the lock that the thread needs.
// expect: DEADLOCK
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> total;
  auto sum = total.lock();
  auto adder = fearless::spawn("adder", [&] { *total.lock() += 1; });
  adder.join();
}
