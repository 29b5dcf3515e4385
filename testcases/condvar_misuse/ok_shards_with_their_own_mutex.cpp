// Each shard has its own mutex and condition; they go by many names, but never
// get mixed up.
#include <array>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

class Shard {
 public:
  void add(int amount) {
    std::lock_guard lock(mutex_);
    total_ += amount;
    changed_.notify_all();
  }

  std::mutex& mutex() { return mutex_; }

  // The caller has locked mutex().
  void wait_for(std::unique_lock<std::mutex>& lock, int total) {
    while (total_ < total) changed_.wait(lock);
  }

  friend int wait_for_both(Shard& a, Shard& b, int total);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int total_ = 0;
};

int wait_for_both(Shard& a, Shard& b, int total) {
  int sum = 0;
  {
    std::unique_lock lock(a.mutex_);
    a.changed_.wait(lock, [&] { return a.total_ >= total; });
    sum += a.total_;
  }
  Shard* other = &b;
  std::unique_lock<std::mutex> lock(other->mutex());
  other->changed_.wait(lock, [&] { return b.total_ >= total; });
  return sum + other->total_;
}

class Ledger {
 public:
  Shard& shard(std::size_t key) { return shards_[key % shards_.size()]; }

  void wait_for(std::size_t key, int total) {
    Shard& mine = shard(key);
    std::unique_lock lock(mine.mutex());
    mine.wait_for(lock, total);
  }

 private:
  std::array<Shard, 4> shards_;
};

int main() {
  Ledger ledger;
  std::jthread book([&ledger] {
    for (std::size_t key = 0; key < 8; ++key) ledger.shard(key).add(5);
  });
  ledger.wait_for(3, 10);
  return wait_for_both(ledger.shard(0), ledger.shard(1), 10) == 20 ? 0 : 1;
}
