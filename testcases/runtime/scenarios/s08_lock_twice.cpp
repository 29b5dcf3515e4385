// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S8: one thread locks twice.
// expect: DEADLOCK
#include "fearless/mutex.h"

int main() {
  fearless::Mutex<int> orders;
  auto first = orders.lock();
  auto second = orders.lock();
}
