// Of the three ways out of ring_put(), the one for a full ring forgets.
#include <pthread.h>

#include <cerrno>
#include <cstddef>

struct ring {
  pthread_mutex_t lock;
  pthread_cond_t not_empty;
  int items[128];
  size_t head;
  size_t used;
  int closed;
};

int ring_put(struct ring* ring, int item) {
  int rc = pthread_mutex_lock(&ring->lock);
  if (rc != 0) return rc;
  if (ring->closed) {
    pthread_mutex_unlock(&ring->lock);
    return EPIPE;
  }
  if (ring->used == 128) return EAGAIN;  //~ lock-leak
  ring->items[(ring->head + ring->used) % 128] = item;
  ring->used++;
  pthread_cond_signal(&ring->not_empty);
  pthread_mutex_unlock(&ring->lock);
  return 0;
}

int ring_get(struct ring* ring, int* item) {
  pthread_mutex_lock(&ring->lock);
  while (ring->used == 0 && !ring->closed) {
    pthread_cond_wait(&ring->not_empty, &ring->lock);
  }
  if (ring->used == 0) {
    pthread_mutex_unlock(&ring->lock);
    return EPIPE;
  }
  *item = ring->items[ring->head];
  ring->head = (ring->head + 1) % 128;
  ring->used--;
  pthread_mutex_unlock(&ring->lock);
  return 0;
}
