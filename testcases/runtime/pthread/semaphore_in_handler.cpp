// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All sleep, but a signal comes, and its handler posts.
// expect: nothing
#include <semaphore.h>
#include <signal.h>
#include <sys/time.h>

#include <cerrno>

sem_t rung;

int main() {
  sem_init(&rung, 0, 0);
  signal(SIGALRM, [](int) { sem_post(&rung); });
  const itimerval soon = {{0, 0}, {0, 100'000}};
  setitimer(ITIMER_REAL, &soon, nullptr);
  while (sem_wait(&rung) != 0 && errno == EINTR) {
  }
}
