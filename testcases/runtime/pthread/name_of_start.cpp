// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread without a name is called after the function it began with.
// expect: DEADLOCK
// says: held by audit-2
#include <pthread.h>

pthread_mutex_t ledger = PTHREAD_MUTEX_INITIALIZER;

static void* audit(void*) {
  pthread_mutex_lock(&ledger);
  return nullptr;
}

int main() {
  pthread_t thread;
  pthread_create(&thread, nullptr, audit, nullptr);
  pthread_join(thread, nullptr);
  pthread_mutex_lock(&ledger);
}
