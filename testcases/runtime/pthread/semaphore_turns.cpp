// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two threads hand a permit to and fro: one of them is always about to run.
// expect: nothing
#include <semaphore.h>

#include <thread>

int main() {
  sem_t ping;
  sem_t pong;
  sem_init(&ping, 0, 0);
  sem_init(&pong, 0, 0);
  std::jthread other([&] {
    for (int i = 0; i < 20'000; ++i) {
      sem_wait(&ping);
      sem_post(&pong);
    }
  });
  for (int i = 0; i < 20'000; ++i) {
    sem_post(&ping);
    sem_wait(&pong);
  }
}
