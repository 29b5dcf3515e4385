// `for (Shard shard : ...)` locks a copy of each shard's lock.
#include <atomic>
#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

// Small enough to be a plain int, and copyable by accident.
class SpinLock {
 public:
  void lock() {
    while (__atomic_exchange_n(&state_, 1, __ATOMIC_ACQUIRE) != 0) {
    }
  }
  void unlock() { __atomic_store_n(&state_, 0, __ATOMIC_RELEASE); }

 private:
  int state_ = 0;
};

struct Shard {
  SpinLock lock;
  std::unordered_set<std::string> keys;
};

class KeySet {
 public:
  explicit KeySet(std::size_t shards) : shards_(shards) {}

  void insert(const std::string& key) {
    Shard& shard = shards_[std::hash<std::string>()(key) % shards_.size()];
    shard.lock.lock();
    shard.keys.insert(key);
    shard.lock.unlock();
  }

  std::size_t size() {
    std::size_t size = 0;
    for (Shard shard : shards_) {  //~ lock-copied
      shard.lock.lock();
      size += shard.keys.size();
      shard.lock.unlock();
    }
    return size;
  }

 private:
  std::vector<Shard> shards_;
};
