// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A forked child has a deadlock of its own, and says so.
// expect: DEADLOCK
// says: the only thread can never continue
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>

int main() {
  std::thread([] {}).join();
  if (fork() == 0) {
    std::mutex orders;
    orders.lock();
    orders.lock();
  }
  int status = 0;
  wait(&status);
  return WEXITSTATUS(status);
}
