// The lock was given back for the slow part and not taken again.
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

class Heater {
 public:
  void set_target(int degrees) {
    std::lock_guard<std::mutex> lock(mutex_);
    target_ = degrees;
    changed_.notify_one();
  }

  void regulate() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (true) {
      const int target = target_;
      lock.unlock();
      std::printf("heating to %d\n", target);
      if (target == 0) return;
      changed_.wait(lock, [&] {  //~ condvar-misuse
        return target_ != target;
      });
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<int> target_{20};
};

int main() {
  Heater heater;
  std::jthread regulator([&heater] { heater.regulate(); });
  heater.set_target(22);
  heater.set_target(0);
}
