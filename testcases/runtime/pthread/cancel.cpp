// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Threads are cancelled in every wait that allows it, and leave all in order.
// expect: nothing
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

#undef NDEBUG
#include <cassert>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER;
static sem_t none;

static void unlock(void*) { pthread_mutex_unlock(&mutex); }

static void* wait_for_notify(void*) {
  pthread_mutex_lock(&mutex);
  pthread_cleanup_push(unlock, nullptr);
  for (;;) pthread_cond_wait(&never, &mutex);
  pthread_cleanup_pop(0);
  return nullptr;
}

static void* wait_for_permit(void*) {
  sem_wait(&none);
  return nullptr;
}

static void* wait_for_thread(void* other) {
  pthread_join(*static_cast<pthread_t*>(other), nullptr);
  return nullptr;
}

static void cancel(pthread_t thread) {
  usleep(20'000);
  assert(pthread_cancel(thread) == 0);
  void* result = nullptr;
  assert(pthread_join(thread, &result) == 0);
  assert(result == PTHREAD_CANCELED);
}

int main() {
  sem_init(&none, 0, 0);
  pthread_t waits;
  pthread_t joins;
  pthread_create(&waits, nullptr, wait_for_notify, nullptr);
  pthread_create(&joins, nullptr, wait_for_thread, &waits);
  cancel(joins);
  cancel(waits);
  assert(pthread_mutex_trylock(&mutex) == 0);
  pthread_mutex_unlock(&mutex);
  pthread_create(&waits, nullptr, wait_for_permit, nullptr);
  cancel(waits);
}
