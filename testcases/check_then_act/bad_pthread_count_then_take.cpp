// C style: the last connection is counted by two threads and taken by both.
#include <pthread.h>
#include <stdio.h>

enum { kConnections = 4 };

typedef struct pool {
  pthread_mutex_t lock;
  int free_ids[kConnections];
  int free_count;
} pool_t;

static int pool_available(pool_t* pool) {
  pthread_mutex_lock(&pool->lock);
  const int count = pool->free_count;
  pthread_mutex_unlock(&pool->lock);
  return count;
}

static int pool_take(pool_t* pool) {
  pthread_mutex_lock(&pool->lock);
  pool->free_count--;
  const int id = pool->free_ids[pool->free_count];
  pthread_mutex_unlock(&pool->lock);
  return id;
}

static void pool_give(pool_t* pool, int id) {
  pthread_mutex_lock(&pool->lock);
  pool->free_ids[pool->free_count] = id;
  pool->free_count++;
  pthread_mutex_unlock(&pool->lock);
}

static int query(pool_t* pool) {
  if (pool_available(pool) == 0) return -1;
  const int id = pool_take(pool);  //~ check-then-act
  pool_give(pool, id);
  return id;
}

static void* client_main(void* arg) {
  for (int i = 0; i < 100; i++) query(static_cast<pool_t*>(arg));
  return NULL;
}

int main() {
  pool_t pool = {PTHREAD_MUTEX_INITIALIZER, {0, 1, 2, 3}, kConnections};
  pthread_t clients[8];
  int started = 0;
  while (started < 8 && pthread_create(&clients[started], NULL, client_main,
                                       &pool) == 0) {
    started++;
  }
  for (int i = 0; i < started; i++) pthread_join(clients[i], NULL);
  printf("%d free\n", pool_available(&pool));
  return 0;
}
