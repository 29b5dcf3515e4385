// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread ends while it holds a robust mutex; the next one gets it.
// expect: nothing
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
  pthread_mutex_t mutex;
  make_robust(mutex);
  std::latch is_held(1);
  std::thread waits([&] {
    is_held.wait();
    assert(pthread_mutex_lock(&mutex) == EOWNERDEAD);
    assert(pthread_mutex_consistent(&mutex) == 0);
    assert(pthread_mutex_unlock(&mutex) == 0);
  });
  std::thread([&] {
    pthread_mutex_lock(&mutex);
    is_held.count_down();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }).join();
  waits.join();
  assert(pthread_mutex_lock(&mutex) == 0);
}
