// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S11: one thread reads a lock twice; a writer could come between. (pthread
// allows it, std::shared_mutex does not.)
// expect: CAN DEADLOCK
// options: recursive_read=1
#include <pthread.h>

pthread_rwlock_t prices = PTHREAD_RWLOCK_INITIALIZER;

int main() {
  pthread_rwlock_rdlock(&prices);
  pthread_rwlock_rdlock(&prices);
  pthread_rwlock_unlock(&prices);
  pthread_rwlock_unlock(&prices);
}
