// The parameter is a copy, and so is the mutex: it keeps nobody out.
#include <pthread.h>

#include <cstddef>

struct gauge {
  pthread_mutex_t mutex;
  double values[16];
  size_t count;
};

double gauge_mean(struct gauge gauge) {  //~ lock-copied
  double sum = 0;
  pthread_mutex_lock(&gauge.mutex);
  for (size_t i = 0; i < gauge.count; i++) sum += gauge.values[i];
  const double mean = gauge.count == 0 ? 0 : sum / gauge.count;
  pthread_mutex_unlock(&gauge.mutex);
  return mean;
}

void gauge_add(struct gauge* gauge, double value) {
  pthread_mutex_lock(&gauge->mutex);
  if (gauge->count < 16) gauge->values[gauge->count++] = value;
  pthread_mutex_unlock(&gauge->mutex);
}
