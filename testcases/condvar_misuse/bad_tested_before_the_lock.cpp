// The loop tests, but before it locks: memory that is given back in between is
// announced to nobody.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Budget {
 public:
  explicit Budget(long limit) : limit_(limit) {}

  bool try_take(long size) {
    long used = used_;
    while (used + size <= limit_)
      if (used_.compare_exchange_strong(used, used + size)) return true;
    return false;
  }

  void take(long size) {
    while (!try_take(size)) {
      std::unique_lock<std::mutex> lock(mutex_);
      given_back_.wait(lock);  //~ condvar-misuse: before `mutex_` is locked
    }
  }

  void give_back(long size) {
    used_ -= size;
    std::lock_guard<std::mutex> lock(mutex_);
    given_back_.notify_all();
  }

 private:
  const long limit_;
  std::atomic<long> used_{0};
  std::mutex mutex_;
  std::condition_variable given_back_;
};

int main() {
  Budget budget(10);
  budget.take(8);
  std::thread other([&budget] {
    budget.take(5);
    budget.give_back(5);
  });
  budget.give_back(8);
  other.join();
}
