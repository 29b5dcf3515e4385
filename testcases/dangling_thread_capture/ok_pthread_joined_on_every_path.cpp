// POSIX threads get stack addresses, and each exit of the function joins them.
#include <pthread.h>
#include <stdio.h>

enum { kThreads = 4, kValues = 4000 };

typedef struct {
  const int *values;
  int begin;
  int end;
  long sum;
} slice;

static void *sum_slice(void *argument) {
  slice *part = (slice *)argument;
  part->sum = 0;
  for (int i = part->begin; i < part->end; ++i)
    part->sum += part->values[i];
  return NULL;
}

static int sum_parallel(const int *values, int count, long *total) {
  pthread_t threads[kThreads];
  slice slices[kThreads];
  int started = 0;
  int error = 0;

  for (; started < kThreads; ++started) {
    slices[started].values = values;
    slices[started].begin = count / kThreads * started;
    slices[started].end = count / kThreads * (started + 1);
    error = pthread_create(&threads[started], NULL, sum_slice,
                           &slices[started]);
    if (error != 0)
      break;
  }
  *total = 0;
  while (started > 0) {
    --started;
    pthread_join(threads[started], NULL);
    *total += slices[started].sum;
  }
  return error;
}

int main(void) {
  static int values[kValues];
  for (int i = 0; i < kValues; ++i)
    values[i] = i % 10;
  long total = 0;
  if (sum_parallel(values, kValues, &total) != 0)
    return 1;
  printf("%ld\n", total);
  return 0;
}
