// C style: all errors go to one label, which unlocks what was locked.
#include <pthread.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>

struct pool {
  pthread_mutex_t lock;
  pthread_rwlock_t config_lock;
  size_t used;
  size_t limit;
};

static int pool_take(struct pool* pool, size_t size) {
  int rc = pthread_rwlock_rdlock(&pool->config_lock);
  if (rc != 0) return rc;
  if ((rc = pthread_mutex_lock(&pool->lock)) != 0) goto out_config;
  if (size == 0) {
    rc = EINVAL;
    goto out;
  }
  if (pool->used + size > pool->limit) {
    rc = ENOMEM;
    goto out;
  }
  pool->used += size;
out:
  pthread_mutex_unlock(&pool->lock);
out_config:
  pthread_rwlock_unlock(&pool->config_lock);
  return rc;
}

static void* take_many(void* argument) {
  struct pool* pool = static_cast<struct pool*>(argument);
  for (int i = 0; i < 10; i++) pool_take(pool, 3);
  return nullptr;
}

int main() {
  struct pool pool = {};
  pool.limit = 50;
  pthread_mutex_init(&pool.lock, nullptr);
  pthread_rwlock_init(&pool.config_lock, nullptr);
  pthread_t other;
  if (pthread_create(&other, nullptr, take_many, &pool) != 0) return 1;
  take_many(&pool);
  pthread_join(other, nullptr);
  printf("%zu\n", pool.used);
  pthread_rwlock_destroy(&pool.config_lock);
  pthread_mutex_destroy(&pool.lock);
}
