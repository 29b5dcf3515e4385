// A snapshot takes all stripes, in ascending order; other calls take one.
#include <array>
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

class StripedCounter {
 public:
  void add(std::size_t key, long amount) {
    Stripe& stripe = stripes_[key % stripes_.size()];
    std::lock_guard lock(stripe.mutex);
    stripe.counts[key] += amount;
  }

  long total() {
    std::vector<std::unique_lock<std::mutex>> locks;
    locks.reserve(stripes_.size());
    for (Stripe& stripe : stripes_) locks.emplace_back(stripe.mutex);
    long sum = 0;
    for (const Stripe& stripe : stripes_)
      for (const auto& [key, count] : stripe.counts) sum += count;
    return sum;
  }

  void clear() {
    for (Stripe& stripe : stripes_) stripe.mutex.lock();
    for (Stripe& stripe : stripes_) stripe.counts.clear();
    for (Stripe& stripe : stripes_) stripe.mutex.unlock();
  }

 private:
  struct Stripe {
    std::mutex mutex;
    std::unordered_map<std::size_t, long> counts;
  };
  std::array<Stripe, 8> stripes_;
};

int main() {
  StripedCounter counter;
  {
    std::jthread writer([&] {
      for (std::size_t i = 0; i < 500; ++i) counter.add(i, 1);
    });
    for (int i = 0; i < 10; ++i) counter.total();
  }
  std::printf("%ld\n", counter.total());
  counter.clear();
}
