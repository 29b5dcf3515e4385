// What the code needs after the unlock was copied while the lock was held.
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace timers {

using Clock = std::chrono::steady_clock;

class Scheduler {
 public:
  using Callback = std::function<void()>;

  void schedule(Clock::time_point when, Callback callback) {
    std::lock_guard lock(mutex_);
    pending_.emplace(when, std::move(callback));
  }

  bool fireOne(Clock::time_point now) {
    std::unique_lock lock(mutex_);
    const auto first = pending_.begin();
    if (first == pending_.end() || first->first > now) return false;
    Callback callback = std::move(first->second);
    pending_.erase(first);
    const std::size_t fired = ++fired_;
    const std::string label = prefix_ + std::to_string(fired);
    lock.unlock();

    callback();  // May well call schedule().
    lastLabel(label);
    return fired > 0;
  }

  std::size_t fired() const {
    std::lock_guard lock(mutex_);
    return fired_;
  }

  std::string last() const {
    std::lock_guard lock(labelMutex_);
    return label_;
  }

 private:
  void lastLabel(const std::string& label) {
    std::lock_guard lock(labelMutex_);
    label_ = label;
  }

  mutable std::mutex mutex_;
  std::multimap<Clock::time_point, Callback> pending_;
  std::size_t fired_ = 0;
  const std::string prefix_ = "timer ";
  mutable std::mutex labelMutex_;
  std::string label_;
};

}  // namespace timers

int main() {
  timers::Scheduler scheduler;
  const auto now = timers::Clock::now();
  for (int i = 0; i < 20; ++i) {
    scheduler.schedule(now, [&scheduler, now, i] {
      if (i % 2 == 0) scheduler.schedule(now, [] {});
    });
  }
  const auto drain = [&scheduler, now] {
    while (scheduler.fireOne(now)) {
    }
  };
  {
    std::jthread a(drain);
    std::jthread b(drain);
  }
  drain();
  return scheduler.fired() == 30 && !scheduler.last().empty() ? 0 : 1;
}
