// Guards that have a name, or a holder: returned, in an optional, in a vector,
// as a member, on the heap, unused but named.
#include <array>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>
#include <vector>

using Lock = std::unique_lock<std::mutex>;

struct Shard {
  std::mutex mutex;
  long value = 0;
};

class Store {
 public:
  class Freeze {
   public:
    explicit Freeze(Store& store) : lock_(store.shards_[0].mutex) {}

   private:
    std::lock_guard<std::mutex> lock_;
  };

  Lock lock(std::size_t i) { return Lock(shards_[i].mutex); }

  void add(std::size_t i, long n) {
    [[maybe_unused]] auto _ = lock(i);
    shards_[i].value += n;
  }

  long first_if(bool wanted) {
    std::optional<std::lock_guard<std::mutex>> guard;
    if (!wanted) return 0;
    guard.emplace(shards_[0].mutex);
    return shards_[0].value;
  }

  long second() {
    auto guard = std::make_unique<std::lock_guard<std::mutex>>(shards_[1].mutex);
    return shards_[1].value;
  }

  long frozen() {
    Freeze freeze(*this);
    return shards_[0].value;
  }

  long sum() {
    std::vector<Lock> locks;
    for (Shard& shard : shards_) locks.emplace_back(shard.mutex);
    long sum = 0;
    for (const Shard& shard : shards_) sum += shard.value;
    return sum;
  }

 private:
  std::array<Shard, 2> shards_;
};

int main() {
  Store store;
  {
    std::jthread a([&store] { store.add(0, 1); });
    std::jthread b([&store] { store.add(1, 2); });
  }
  std::printf("%ld %ld %ld %ld\n", store.sum(), store.first_if(true),
              store.second(), store.frozen());
}
