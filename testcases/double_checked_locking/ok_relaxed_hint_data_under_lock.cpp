// The relaxed load only saves a lock: the data itself is read under the lock.
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace events {

class Inbox {
 public:
  void Post(std::string event) {
    std::lock_guard<std::mutex> lock(mutex_);
    events_.push_back(std::move(event));
    has_events_.store(true, std::memory_order_relaxed);
  }

  // Called for every frame; there is mostly nothing to do.
  std::vector<std::string> TakeAll() {
    std::vector<std::string> taken;
    if (!has_events_.load(std::memory_order_relaxed)) return taken;
    std::lock_guard<std::mutex> lock(mutex_);
    if (!has_events_.load(std::memory_order_relaxed)) return taken;
    taken.swap(events_);
    has_events_.store(false, std::memory_order_relaxed);
    return taken;
  }

 private:
  std::atomic<bool> has_events_{false};
  std::mutex mutex_;
  std::vector<std::string> events_;
};

}  // namespace events

int main() {
  events::Inbox inbox;
  std::size_t taken = 0;
  {
    std::jthread mouse([&inbox] {
      for (int i = 0; i < 50; ++i) inbox.Post("move");
    });
    std::jthread keys([&inbox] {
      for (int i = 0; i < 50; ++i) inbox.Post("press");
    });
    while (taken < 100) taken += inbox.TakeAll().size();
  }
  std::printf("%zu events\n", taken);
  return taken == 100 ? 0 : 1;
}
