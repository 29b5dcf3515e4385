// The mutex lives in a CRTP base; the base locks before it calls the derived.
#include <cstddef>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

template <typename Derived>
class Monitored {
 public:
  // Runs a request of the derived class with the lock held.
  template <typename... Arguments>
  auto request(Arguments&&... arguments) {
    std::lock_guard<std::mutex> lock(mutex_);
    return self().handle(std::forward<Arguments>(arguments)...);
  }

  std::size_t footprint() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return self().bytes();
  }

 protected:
  Monitored() = default;
  ~Monitored() = default;

  [[nodiscard]] std::unique_lock<std::mutex> guard() const {
    return std::unique_lock<std::mutex>(mutex_);
  }

 private:
  Derived& self() { return static_cast<Derived&>(*this); }
  const Derived& self() const { return static_cast<const Derived&>(*this); }

  mutable std::mutex mutex_;
};

class IdPool : public Monitored<IdPool> {
 public:
  void giveBack(int id) {
    const auto lock = guard();
    free_.push_back(id);
  }

 private:
  friend class Monitored<IdPool>;

  // Called by the base only.
  int handle(int fallback) {
    if (free_.empty()) {
      ++misses_;
      return fallback;
    }
    const int id = free_.back();
    free_.pop_back();
    return id;
  }
  std::size_t bytes() const { return free_.capacity() * sizeof(int) + misses_; }

  std::vector<int> free_;
  std::size_t misses_ = 0;
};

int main() {
  IdPool pool;
  const auto churn = [&pool](int first) {
    for (int i = 0; i < 200; ++i) pool.giveBack(pool.request(first + i));
  };
  {
    std::jthread low(churn, 0);
    std::jthread high(churn, 1000);
  }
  return pool.footprint() > 0 ? 0 : 1;
}
