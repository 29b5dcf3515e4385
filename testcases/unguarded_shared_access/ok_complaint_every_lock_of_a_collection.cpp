// llvm/llvm-project#58535, microsoft/CCF#8180: each shard has a lock in a
// collection; a snapshot takes all of them in one loop and gives them back in
// another.
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class ShardedCounter {
 public:
  explicit ShardedCounter(std::size_t shards) : counts_(shards, 0) {
    for (std::size_t i = 0; i < shards; ++i) {
      mutexes_.push_back(std::make_unique<std::mutex>());
    }
  }

  void add(std::size_t key) {
    const std::size_t shard = key % mutexes_.size();
    std::lock_guard<std::mutex> lock(*mutexes_[shard]);
    ++counts_[shard];
  }

  long total() {
    for (const auto& mutex : mutexes_) mutex->lock();
    long total = 0;
    for (long count : counts_) total += count;
    for (const auto& mutex : mutexes_) mutex->unlock();
    return total;
  }

  void reset() {
    std::vector<std::unique_lock<std::mutex>> locks;
    for (const auto& mutex : mutexes_) locks.emplace_back(*mutex);
    for (long& count : counts_) count = 0;
  }

 private:
  std::vector<std::unique_ptr<std::mutex>> mutexes_;
  std::vector<long> counts_;
};

int main() {
  ShardedCounter counter(4);
  {
    std::jthread even([&counter] {
      for (std::size_t i = 0; i < 200; i += 2) counter.add(i);
    });
    std::jthread odd([&counter] {
      for (std::size_t i = 1; i < 200; i += 2) counter.add(i);
    });
    if (counter.total() > 200) counter.reset();
  }
  return counter.total() == 200 ? 0 : 1;
}
