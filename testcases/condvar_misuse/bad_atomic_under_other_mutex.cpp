// The level is set under a mutex, but not the one that the waiter sleeps with.
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

class Tank {
 public:
  void pour(int litres) {
    {
      std::lock_guard<std::mutex> lock(log_mutex_);
      level_ += litres;  //~ condvar-misuse
      std::printf("level %d\n", level_.load());
    }
    raised_.notify_all();
  }

  void wait_for_level(int litres) {
    std::unique_lock<std::mutex> lock(level_mutex_);
    raised_.wait(lock, [&] { return level_.load() >= litres; });
  }

 private:
  std::mutex log_mutex_;
  std::mutex level_mutex_;
  std::condition_variable raised_;
  std::atomic<int> level_{0};
};

int main() {
  Tank tank;
  std::jthread pump([&tank] { tank.wait_for_level(30); });
  for (int i = 0; i < 3; ++i) tank.pour(10);
}
