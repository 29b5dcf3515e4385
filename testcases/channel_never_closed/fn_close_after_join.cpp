// The queue is closed, but only after the join that waits for its closing.
#include <pthread.h>

#include <cstdio>

namespace {

struct Queue {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
  int items[64];
  int head = 0;
  int tail = 0;
  bool closed = false;
};

void queue_push(Queue* queue, int item) {
  pthread_mutex_lock(&queue->lock);
  queue->items[queue->tail++ % 64] = item;
  pthread_cond_signal(&queue->changed);
  pthread_mutex_unlock(&queue->lock);
}

void queue_close(Queue* queue) {
  pthread_mutex_lock(&queue->lock);
  queue->closed = true;
  pthread_cond_broadcast(&queue->changed);
  pthread_mutex_unlock(&queue->lock);
}

bool queue_pop(Queue* queue, int* item) {
  pthread_mutex_lock(&queue->lock);
  while (queue->head == queue->tail && !queue->closed) {
    pthread_cond_wait(&queue->changed, &queue->lock);
  }
  const bool has_item = queue->head != queue->tail;
  if (has_item) *item = queue->items[queue->head++ % 64];
  pthread_mutex_unlock(&queue->lock);
  return has_item;
}

Queue samples;

void* record(void*) {
  int sample = 0;
  while (queue_pop(&samples, &sample)) {  //~ MISSED channel-never-closed
    std::printf("%d\n", sample);
  }
  return nullptr;
}

}  // namespace

int main() {
  pthread_t recorder;
  if (pthread_create(&recorder, nullptr, record, nullptr) != 0) return 1;
  for (int i = 0; i < 10; ++i) queue_push(&samples, i * i);
  pthread_join(recorder, nullptr);
  queue_close(&samples);
}
