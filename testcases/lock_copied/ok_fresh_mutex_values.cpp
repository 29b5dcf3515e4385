// A mutex is given its first value: by an initializer, by zeroing, by a
// function that makes the struct in place. No lock in use is copied.
#include <pthread.h>

#include <cstdio>
#include <cstring>
#include <thread>

struct queue {
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  int items[8];
  int used;
};

static queue make_queue() {
  queue fresh;
  memset(&fresh, 0, sizeof fresh);
  pthread_mutex_init(&fresh.mutex, nullptr);
  pthread_cond_init(&fresh.changed, nullptr);
  return fresh;
}

static void queue_reset(queue* queue) {
  *queue = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, {}, 0};
}

static void queue_copy_items(const queue* from, queue* to) {
  memcpy(to->items, from->items, sizeof to->items);
  to->used = from->used;
}

static void queue_put(queue* queue, int item) {
  pthread_mutex_lock(&queue->mutex);
  if (queue->used < 8) queue->items[queue->used++] = item;
  pthread_mutex_unlock(&queue->mutex);
}

int main() {
  queue first = make_queue();
  queue second;
  queue_reset(&second);
  pthread_mutex_t spare = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&spare);
  pthread_mutex_unlock(&spare);
  {
    std::jthread a([&first] { queue_put(&first, 1); });
    std::jthread b([&first] { queue_put(&first, 2); });
  }
  queue_copy_items(&first, &second);
  std::printf("%d\n", second.used);
}
