// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S18: a thread ends while it holds a lock.
// expect: DEADLOCK
#include "fearless/std_mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::mutex printer;
  fearless::spawn("printer", [&] { printer.lock(); }).join();
  printer.lock();
}
