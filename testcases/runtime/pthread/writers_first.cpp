// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A reader reads again, behind a writer that waits for it: this kind of lock
// lets writers go first.
// expect: DEADLOCK
#include <pthread.h>

#include <thread>

int main() {
  pthread_rwlockattr_t writers_first;
  pthread_rwlockattr_init(&writers_first);
  pthread_rwlockattr_setkind_np(&writers_first,
                                PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
  pthread_rwlock_t prices;
  pthread_rwlock_init(&prices, &writers_first);
  pthread_rwlock_rdlock(&prices);
  std::jthread writer([&] { pthread_rwlock_wrlock(&prices); });
  while (pthread_rwlock_tryrdlock(&prices) == 0) {  // until the writer waits
    pthread_rwlock_unlock(&prices);
  }
  pthread_rwlock_rdlock(&prices);
}
