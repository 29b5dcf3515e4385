// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A program in C, without any C++ library: cancelled in a wait, and then stuck.
// expect: DEADLOCK
// says: mutex "orders"
#include <assert.h>
#include <pthread.h>
#include <unistd.h>

static pthread_mutex_t orders = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void unlock(void* mutex) { pthread_mutex_unlock(mutex); }

static void* waits(void* unused) {
  pthread_mutex_lock(&orders);
  pthread_cleanup_push(unlock, &orders);
  for (;;) pthread_cond_wait(&changed, &orders);
  pthread_cleanup_pop(0);
  return unused;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, waits, NULL);
  usleep(20000);
  pthread_cancel(thread);
  pthread_join(thread, NULL);
  pthread_mutex_lock(&orders);
  pthread_mutex_lock(&orders);
  return 1;
}
