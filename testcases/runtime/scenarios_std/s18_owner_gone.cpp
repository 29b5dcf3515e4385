// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S18: a thread ends while it holds a lock.
// expect: DEADLOCK
#include <mutex>
#include <thread>

int main() {
  std::mutex printer;
  std::thread([&] { printer.lock(); }).join();
  printer.lock();
}
