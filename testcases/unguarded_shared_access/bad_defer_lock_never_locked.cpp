// One branch locks the deferred lock; the other falls through without it.
#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <thread>

namespace stats {

class Histogram {
 public:
  void Add(std::uint32_t value, bool urgent) {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    if (urgent) {
      while (!lock.try_lock()) std::this_thread::yield();
    } else if (value >= kBuckets * kWidth) {
      lock.lock();
      ++overflow_;
      return;
    }
    ++buckets_[Bucket(value)];  //~ unguarded-shared-access
  }

  std::uint64_t Count() const {
    std::lock_guard<std::mutex> lock(mutex_);
    std::uint64_t count = overflow_;
    for (const std::uint64_t bucket : buckets_) count += bucket;
    return count;
  }

  void Reset() {
    std::lock_guard<std::mutex> lock(mutex_);
    buckets_.fill(0);
    overflow_ = 0;
  }

 private:
  static constexpr std::size_t kBuckets = 16;
  static constexpr std::uint32_t kWidth = 10;

  static std::size_t Bucket(std::uint32_t value) {
    const std::size_t bucket = value / kWidth;
    return bucket < kBuckets ? bucket : kBuckets - 1;
  }

  mutable std::mutex mutex_;
  std::array<std::uint64_t, kBuckets> buckets_{};
  std::uint64_t overflow_ = 0;
};

}  // namespace stats

int main() {
  stats::Histogram latency;
  {
    std::jthread slow([&latency] {
      for (std::uint32_t i = 0; i < 500; ++i) latency.Add(i, false);
    });
    std::jthread fast([&latency] {
      for (std::uint32_t i = 0; i < 500; ++i) latency.Add(i, true);
    });
    for (int i = 0; i < 5; ++i) latency.Reset();
  }
  return latency.Count() <= 1000 ? 0 : 1;
}
