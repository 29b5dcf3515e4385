// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread that the child does not have holds what the child wants.
// expect: DEADLOCK
// says: which has ended
#include <sys/wait.h>
#include <unistd.h>

#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::mutex log;
  std::latch is_held(1);
  std::latch is_over(1);
  std::jthread writer([&] {
    std::lock_guard guard(log);
    is_held.count_down();
    is_over.wait();
  });
  is_held.wait();
  if (fork() == 0) {
    std::lock_guard guard(log);
    _exit(0);
  }
  int status = 0;
  wait(&status);
  is_over.count_down();
  writer.join();
  return WEXITSTATUS(status);
}
