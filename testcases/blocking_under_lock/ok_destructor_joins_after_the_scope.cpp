// The owner of the thread dies after the guard: what joins, joins unlocked.
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

class Timer {
 public:
  explicit Timer(std::function<void()> action) : thread_(std::move(action)) {}
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() { thread_.join(); }

 private:
  std::thread thread_;
};

class Clock {
 public:
  void arm() {
    std::unique_ptr<Timer> old;
    std::lock_guard<std::mutex> lock(mutex_);
    old = std::move(timer_);
    timer_ = std::make_unique<Timer>([this] { ring(); });
  }

  void disarm() {
    std::unique_ptr<Timer> old;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      old.swap(timer_);
    }
  }  // Joined here.

  int rings() {
    std::lock_guard<std::mutex> lock(mutex_);
    return rings_;
  }

  // The future is handed out: its owner waits, without the lock.
  std::future<int> rings_soon() {
    std::lock_guard<std::mutex> lock(mutex_);
    return std::async(std::launch::async, [this] { return rings(); });
  }

 private:
  void ring() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++rings_;
  }

  std::mutex mutex_;
  int rings_ = 0;
  std::unique_ptr<Timer> timer_;
};

int main() {
  Clock clock;
  clock.arm();
  clock.arm();
  clock.disarm();
  return clock.rings_soon().get() == 2 ? 0 : 1;
}
