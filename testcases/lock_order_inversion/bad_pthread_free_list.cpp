// A C-style allocator: the statistics lock and the arena lock in both orders.
#include <pthread.h>

#include <cstddef>
#include <cstdlib>

struct Block {
  Block* next;
};

struct Arena {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  Block* free_list = nullptr;
};

struct Usage {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  size_t taken = 0;
  size_t returned = 0;
};

static Arena arena;
static Usage usage;

static void count(size_t* counter) {
  pthread_mutex_lock(&usage.lock);
  ++*counter;
  pthread_mutex_unlock(&usage.lock);
}

void* arena_take(size_t size) {
  if (size < sizeof(Block)) size = sizeof(Block);
  pthread_mutex_lock(&arena.lock);
  Block* block = arena.free_list;
  if (block != nullptr) {
    arena.free_list = block->next;
    count(&usage.taken);
  }
  pthread_mutex_unlock(&arena.lock);
  return block != nullptr ? block : malloc(size);
}

void arena_give(void* memory) {
  Block* block = static_cast<Block*>(memory);
  pthread_mutex_lock(&arena.lock);
  block->next = arena.free_list;
  arena.free_list = block;
  count(&usage.returned);
  pthread_mutex_unlock(&arena.lock);
}

size_t arena_trim() {
  size_t freed = 0;
  pthread_mutex_lock(&usage.lock);
  pthread_mutex_lock(&arena.lock);  //~ lock-order-inversion
  while (Block* block = arena.free_list) {
    arena.free_list = block->next;
    free(block);
    ++freed;
  }
  usage.taken = usage.returned = 0;
  pthread_mutex_unlock(&arena.lock);
  pthread_mutex_unlock(&usage.lock);
  return freed;
}
