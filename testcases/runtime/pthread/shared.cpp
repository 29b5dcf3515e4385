// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A mutex and a semaphore in shared memory: another process can help.
// expect: nothing
#include <pthread.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared {
  pthread_mutex_t mutex;
  sem_t is_held;
};

int main() {
  auto* shared =
      static_cast<Shared*>(mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutex_init(&shared->mutex, &attributes);
  sem_init(&shared->is_held, 1, 0);
  if (fork() == 0) {
    pthread_mutex_lock(&shared->mutex);
    sem_post(&shared->is_held);
    usleep(100'000);
    pthread_mutex_unlock(&shared->mutex);
    _exit(0);
  }
  sem_wait(&shared->is_held);
  pthread_mutex_lock(&shared->mutex);
  int status = 0;
  wait(&status);
  return WEXITSTATUS(status);
}
