// The lock is only prepared, never taken: wait() with it is undefined.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Countdown {
 public:
  explicit Countdown(int left) : left_(left) {}

  void tick() {
    std::lock_guard lock(mutex_);
    --left_;
    zero_.notify_all();
  }

  void wait() {
    std::unique_lock lock(mutex_, std::defer_lock);
    zero_.wait(lock, [this] { return left_ == 0; });  //~ condvar-misuse
  }

 private:
  std::mutex mutex_;
  std::condition_variable zero_;
  std::atomic<int> left_;
};

int main() {
  Countdown countdown(3);
  std::jthread rocket([&countdown] { countdown.wait(); });
  for (int i = 0; i < 3; ++i) countdown.tick();
}
