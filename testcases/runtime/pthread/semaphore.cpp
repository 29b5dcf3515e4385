// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two threads wait for a permit, and nobody is left to give one.
// expect: DEADLOCK
// says: waits for a permit of semaphore "permits"
#include <semaphore.h>

#include <thread>

sem_t permits;

int main() {
  sem_init(&permits, 0, 1);
  std::jthread other([] {
    sem_wait(&permits);
    sem_wait(&permits);
  });
  other.join();
}
