// Locked in the loop, but tested again under the lock; and a lock that is taken
// for good before what is waited for is even asked for.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Budget {
 public:
  void take() {
    while (!try_take()) {
      std::unique_lock<std::mutex> lock(mutex_);
      if (left_ > 0) continue;
      given_back_.wait(lock);
    }
  }
  void give_back() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++left_;
    given_back_.notify_one();
  }

 private:
  bool try_take() {
    long left = left_;
    while (left > 0)
      if (left_.compare_exchange_strong(left, left - 1)) return true;
    return false;
  }

  std::atomic<long> left_{1};
  std::mutex mutex_;
  std::condition_variable given_back_;
};

int main() {
  Budget budget;
  budget.take();
  std::thread other([&budget] {
    budget.take();
    budget.give_back();
  });
  budget.give_back();
  other.join();
}
