// When a thread cannot be started, those that were are joined before return.
#include <pthread.h>
#include <stdio.h>

enum { kWorkers = 4 };

typedef struct slice {
  int first;
  int last;
  long sum;
} slice_t;

static void* sum_slice(void* arg) {
  slice_t* slice = static_cast<slice_t*>(arg);
  slice->sum = 0;
  for (int i = slice->first; i < slice->last; i++) slice->sum += i;
  return NULL;
}

static int sum_all(int last, long* sum) {
  pthread_t threads[kWorkers];
  slice_t slices[kWorkers];
  int started = 0;
  int failed = 0;
  for (int i = 0; i < kWorkers; i++) {
    slices[i].first = last / kWorkers * i;
    slices[i].last = last / kWorkers * (i + 1);
    if (pthread_create(&threads[i], NULL, sum_slice, &slices[i]) != 0) {
      failed = 1;
      break;
    }
    started++;
  }
  *sum = 0;
  for (int i = 0; i < started; i++) {
    pthread_join(threads[i], NULL);
    *sum += slices[i].sum;
  }
  return failed ? -1 : 0;
}

int main() {
  long sum = 0;
  if (sum_all(100, &sum) != 0) return 1;
  printf("%ld\n", sum);
  return sum == 4950 ? 0 : 1;
}
