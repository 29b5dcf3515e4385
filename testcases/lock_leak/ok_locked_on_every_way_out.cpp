// These return with the lock on purpose: every path holds it, names say so.
#include <pthread.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <thread>

struct Shard {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  long hits = 0;
};

class Shards {
 public:
  Shard* lock_shard(unsigned key) {
    Shard* shard = &shards_[key % shards_.size()];
    if (pthread_mutex_trylock(&shard->mutex) == 0) return shard;
    shard = &shards_[(key + 1) % shards_.size()];
    pthread_mutex_lock(&shard->mutex);
    return shard;
  }
  static void unlock_shard(Shard* shard) { pthread_mutex_unlock(&shard->mutex); }

  void lock_all() {
    for (Shard& shard : shards_) pthread_mutex_lock(&shard.mutex);
  }
  void unlock_all() {
    for (Shard& shard : shards_) pthread_mutex_unlock(&shard.mutex);
  }

  long total() {
    lock_all();
    long sum = 0;
    for (const Shard& shard : shards_) sum += shard.hits;
    unlock_all();
    return sum;
  }

 private:
  std::array<Shard, 4> shards_;
};

static void hit(Shards& shards, unsigned key) {
  Shard* shard = shards.lock_shard(key);
  ++shard->hits;
  Shards::unlock_shard(shard);
}

int main() {
  Shards shards;
  {
    std::jthread web([&shards] { for (unsigned i = 0; i < 60; ++i) hit(shards, i); });
    std::jthread api([&shards] { for (unsigned i = 0; i < 40; ++i) hit(shards, i); });
  }
  std::printf("%ld\n", shards.total());
}
