// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Robust mutexes in two orders: nobody ends, so nobody is helped.
// expect: DEADLOCK
#include <pthread.h>

#include <cerrno>
#include <latch>
#include <thread>

#undef NDEBUG
#include <cassert>

void make_robust(pthread_mutex_t& mutex) {
  pthread_mutexattr_t robust;
  pthread_mutexattr_init(&robust);
  pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
  pthread_mutex_init(&mutex, &robust);
}

int main() {
  static pthread_mutex_t a;
  static pthread_mutex_t b;
  make_robust(a);
  make_robust(b);
  std::latch both(2);
  std::jthread other([&] {
    pthread_mutex_lock(&a);
    both.arrive_and_wait();
    pthread_mutex_lock(&b);
  });
  pthread_mutex_lock(&b);
  both.arrive_and_wait();
  pthread_mutex_lock(&a);
}
