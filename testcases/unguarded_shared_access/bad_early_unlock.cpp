// The scheduler unlocks to run the callback cheaply, then counts it unlocked.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace timers {

using Clock = std::chrono::steady_clock;
using Callback = std::function<void()>;

class TimerWheel {
 public:
  void schedule(Clock::time_point when, Callback callback) {
    std::lock_guard lock(mutex_);
    pending_.emplace(when, std::move(callback));
  }

  // Called by every worker of the pool.
  bool fire_one(Clock::time_point now) {
    std::unique_lock lock(mutex_);
    const auto first = pending_.begin();
    if (first == pending_.end() || first->first > now) return false;
    Callback callback = std::move(first->second);
    pending_.erase(first);
    lock.unlock();

    callback();
    ++fired_;  //~ unguarded-shared-access
    return true;
  }

  std::size_t fired() const {
    std::lock_guard lock(mutex_);
    return fired_;
  }

  std::size_t reset() {
    std::lock_guard lock(mutex_);
    return std::exchange(fired_, 0);
  }

 private:
  mutable std::mutex mutex_;
  std::multimap<Clock::time_point, Callback> pending_;
  std::size_t fired_ = 0;
};

}  // namespace timers

int main() {
  std::atomic<int> ran{0};
  timers::TimerWheel wheel;
  const auto now = timers::Clock::now();
  for (int i = 0; i < 64; ++i) wheel.schedule(now, [&ran] { ++ran; });
  std::vector<std::thread> workers;
  workers.reserve(2);
  for (int i = 0; i < 2; ++i) {
    workers.emplace_back([&wheel, now] {
      while (wheel.fire_one(now)) {
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  return ran == 64 && wheel.fired() > 0 ? 0 : 1;
}
