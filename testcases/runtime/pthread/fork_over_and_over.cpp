// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Children of a busy process start clean.
// expect: nothing
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>

int main() {
  std::mutex account;
  std::mutex ledger;
  std::atomic<bool> is_over = false;
  std::jthread busy([&] {
    while (!is_over) {
      std::lock_guard a(account);
      std::lock_guard l(ledger);
    }
  });
  int wrong = 0;
  for (int i = 0; i < 100; ++i) {
    if (fork() == 0) {
      std::mutex own;
      std::jthread both([&] { std::lock_guard guard(own); });
      std::lock_guard guard(own);
      _exit(0);
    }
    int status = 0;
    wait(&status);
    wrong += status != 0;
  }
  is_over = true;
  return wrong;
}
