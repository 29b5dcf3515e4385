// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Threads and locks are called what the program calls them.
// expect: DEADLOCK
// says: clerk .*waits for mutex "(ledger|account)"
#include <pthread.h>

#include <latch>
#include <thread>

namespace bank {
pthread_mutex_t account = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t ledger = PTHREAD_MUTEX_INITIALIZER;
}  // namespace bank

int main() {
  std::latch both(2);
  std::jthread other([&] {
    pthread_setname_np(pthread_self(), "clerk");
    pthread_mutex_lock(&bank::account);
    both.arrive_and_wait();
    pthread_mutex_lock(&bank::ledger);
  });
  pthread_mutex_lock(&bank::ledger);
  both.arrive_and_wait();
  pthread_mutex_lock(&bank::account);
}
