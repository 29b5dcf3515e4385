// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A barrier for three, and only two are left.
// expect: DEADLOCK
// says: waits for the others at barrier
#include <pthread.h>

#include <thread>

int main() {
  pthread_barrier_t barrier;
  pthread_barrier_init(&barrier, nullptr, 3);
  std::jthread other([&] { pthread_barrier_wait(&barrier); });
  pthread_barrier_wait(&barrier);
}
