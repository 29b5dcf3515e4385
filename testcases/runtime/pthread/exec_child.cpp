// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A child that becomes another program is followed.
// expect: DEADLOCK
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>

int main(int count, char** words) {
  if (count > 1) {
    std::mutex orders;
    orders.lock();
    orders.lock();
  }
  if (fork() == 0) {
    execl("/proc/self/exe", words[0], "child", nullptr);
  }
  int status = 0;
  wait(&status);
  return WEXITSTATUS(status);
}
