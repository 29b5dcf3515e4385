// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Detached threads go on after the main thread has left, and end.
// expect: nothing
#include <pthread.h>

#include <mutex>
#include <thread>

std::mutex account;

int main() {
  for (int i = 0; i < 4; ++i) {
    std::thread([] {
      for (int round = 0; round < 1000; ++round) std::lock_guard a(account);
    }).detach();
  }
  pthread_exit(nullptr);
}
