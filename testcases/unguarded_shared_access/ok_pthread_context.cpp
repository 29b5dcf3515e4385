// C style: one context per thread, and one shared context behind its lock.
#include <pthread.h>
#include <stdio.h>

#define WORKERS 3

struct shared_totals {
  pthread_mutex_t lock;
  long bytes;
  int finished;
};

struct worker_context {
  struct shared_totals* totals;
  int index;
  long bytes; /* of this worker only; main reads it after the join */
  int status;
};

static long copy_block(int index, int block) {
  return 512L * (index + 1) + block % 7;
}

static void add_to_totals(struct shared_totals* totals, long bytes) {
  pthread_mutex_lock(&totals->lock);
  totals->bytes += bytes;
  pthread_mutex_unlock(&totals->lock);
}

static void* worker_main(void* arg) {
  struct worker_context* self = (struct worker_context*)arg;
  for (int block = 0; block < 50; block++) {
    long bytes = copy_block(self->index, block);
    self->bytes += bytes;
    add_to_totals(self->totals, bytes);
  }
  self->status = 1;
  if (pthread_mutex_lock(&self->totals->lock) != 0) return NULL;
  self->totals->finished++;
  pthread_mutex_unlock(&self->totals->lock);
  return NULL;
}

int main(void) {
  struct shared_totals totals = {PTHREAD_MUTEX_INITIALIZER, 0, 0};
  struct worker_context contexts[WORKERS];
  pthread_t threads[WORKERS];
  int started = 0;
  long sum = 0;

  for (int i = 0; i < WORKERS; i++) {
    contexts[i].totals = &totals;
    contexts[i].index = i;
    contexts[i].bytes = 0;
    contexts[i].status = 0;
    if (pthread_create(&threads[i], NULL, worker_main, &contexts[i]) != 0) {
      break;
    }
    started++;
  }
  for (int i = 0; i < started; i++) {
    pthread_join(threads[i], NULL);
    sum += contexts[i].bytes * contexts[i].status;
  }
  printf("%ld of %ld bytes\n", sum, totals.bytes);
  return sum == totals.bytes && totals.finished == started ? 0 : 1;
}
