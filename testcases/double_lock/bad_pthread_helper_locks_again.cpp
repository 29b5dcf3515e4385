// A C-style ring: overflow is handled by a helper that locks for itself.
#include <pthread.h>

#include <cstdint>
#include <cstring>

constexpr unsigned kSlots = 64;

struct Ring {
  pthread_mutex_t lock;
  uint32_t slots[kSlots];
  unsigned head;
  unsigned count;
  uint64_t dropped;
};

void ring_init(Ring* ring) {
  memset(ring, 0, sizeof *ring);
  pthread_mutex_init(&ring->lock, nullptr);
}

void ring_drop(Ring* ring, unsigned n) {
  pthread_mutex_lock(&ring->lock);
  if (n > ring->count) n = ring->count;
  ring->head = (ring->head + n) % kSlots;
  ring->count -= n;
  ring->dropped += n;
  pthread_mutex_unlock(&ring->lock);
}

void ring_put(Ring* ring, uint32_t value) {
  pthread_mutex_lock(&ring->lock);
  if (ring->count == kSlots) ring_drop(ring, 1);  //~ double-lock
  ring->slots[(ring->head + ring->count) % kSlots] = value;
  ++ring->count;
  pthread_mutex_unlock(&ring->lock);
}
