// Two consumers wake up, one finds the ring empty: `if` should be `while`.
#include <pthread.h>

#include <cstdio>

namespace {

constexpr int kSlots = 16;

struct Ring {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t not_empty = PTHREAD_COND_INITIALIZER;
  pthread_cond_t not_full = PTHREAD_COND_INITIALIZER;
  int slots[kSlots];
  int head = 0;
  int used = 0;
};

Ring ring;

void ring_put(Ring* r, int sample) {
  pthread_mutex_lock(&r->mutex);
  while (r->used == kSlots) pthread_cond_wait(&r->not_full, &r->mutex);
  r->slots[(r->head + r->used) % kSlots] = sample;
  ++r->used;
  pthread_cond_broadcast(&r->not_empty);
  pthread_mutex_unlock(&r->mutex);
}

int ring_get(Ring* r) {
  pthread_mutex_lock(&r->mutex);
  if (r->used == 0) {
    pthread_cond_wait(&r->not_empty, &r->mutex);  //~ condvar-misuse
  }
  int sample = r->slots[r->head];
  r->head = (r->head + 1) % kSlots;
  --r->used;
  pthread_cond_signal(&r->not_full);
  pthread_mutex_unlock(&r->mutex);
  return sample;
}

void* consume(void*) {
  long sum = 0;
  for (int i = 0; i < 100; ++i) sum += ring_get(&ring);
  std::printf("sum %ld\n", sum);
  return nullptr;
}

}  // namespace

int main() {
  pthread_t consumers[2];
  for (pthread_t& consumer : consumers) {
    if (pthread_create(&consumer, nullptr, consume, nullptr) != 0) return 1;
  }
  for (int i = 0; i < 200; ++i) ring_put(&ring, i);
  for (pthread_t consumer : consumers) pthread_join(consumer, nullptr);
}
