// pthread: loops around wait and timedwait, results looked at, one mutex for
// both conditions of the buffer.
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include <cstdlib>

struct Buffer {
  pthread_mutex_t lock;
  pthread_cond_t not_empty;
  pthread_cond_t not_full;
  int* items;
  int capacity;
  int first;
  int count;
  int closed;
};

static Buffer* buffer_new(int capacity) {
  auto* b = static_cast<Buffer*>(std::calloc(1, sizeof(Buffer)));
  if (b == nullptr) std::abort();
  b->items = static_cast<int*>(std::calloc(capacity, sizeof(int)));
  if (b->items == nullptr) std::abort();
  b->capacity = capacity;
  pthread_mutex_init(&b->lock, nullptr);
  pthread_cond_init(&b->not_empty, nullptr);
  pthread_cond_init(&b->not_full, nullptr);
  return b;
}

static void buffer_put(Buffer* b, int item) {
  pthread_mutex_lock(&b->lock);
  while (b->count == b->capacity) pthread_cond_wait(&b->not_full, &b->lock);
  b->items[(b->first + b->count++) % b->capacity] = item;
  pthread_mutex_unlock(&b->lock);
  pthread_cond_signal(&b->not_empty);
}

// 0, or ETIMEDOUT, or EPIPE at the end.
static int buffer_get(Buffer* b, int* item, const timespec* deadline) {
  int result = 0;
  pthread_mutex_lock(&b->lock);
  while (b->count == 0 && !b->closed && result == 0) {
    result = deadline
                 ? pthread_cond_timedwait(&b->not_empty, &b->lock, deadline)
                 : pthread_cond_wait(&b->not_empty, &b->lock);
  }
  if (b->count > 0) {
    *item = b->items[b->first];
    b->first = (b->first + 1) % b->capacity;
    --b->count;
    result = 0;
    pthread_cond_signal(&b->not_full);
  } else if (b->closed) {
    result = EPIPE;
  }
  pthread_mutex_unlock(&b->lock);
  return result;
}

static void buffer_close(Buffer* b) {
  pthread_mutex_lock(&b->lock);
  b->closed = 1;
  pthread_cond_broadcast(&b->not_empty);
  pthread_mutex_unlock(&b->lock);
}

static void* produce(void* argument) {
  auto* b = static_cast<Buffer*>(argument);
  for (int i = 1; i <= 20; ++i) buffer_put(b, i);
  buffer_close(b);
  return nullptr;
}

int main() {
  Buffer* b = buffer_new(4);
  pthread_t producer;
  if (pthread_create(&producer, nullptr, produce, b) != 0) return 1;
  timespec deadline;
  clock_gettime(CLOCK_REALTIME, &deadline);
  deadline.tv_sec += 60;
  int sum = 0;
  int item = 0;
  while (buffer_get(b, &item, &deadline) == 0) sum += item;
  pthread_join(producer, nullptr);
  pthread_cond_destroy(&b->not_full);
  pthread_cond_destroy(&b->not_empty);
  pthread_mutex_destroy(&b->lock);
  std::free(b->items);
  std::free(b);
  return sum == 210 ? 0 : 1;
}
