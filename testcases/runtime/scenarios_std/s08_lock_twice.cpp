// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S8: one thread locks twice.
// expect: DEADLOCK
#include <mutex>

int main() {
  std::mutex orders;
  std::lock_guard first(orders);
  std::lock_guard second(orders);
}
