// A flag of the caller's decides, by way of a helper, whether the lock is taken.
#include <deque>
#include <mutex>

class Producer {
 public:
  void connected(bool is_blocked) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (is_blocked) fail_pending(false);
  }

  void close() { fail_pending(true); }

 private:
  std::deque<int> take() {
    std::deque<int> taken;
    taken.swap(pending_);
    return taken;
  }

  std::deque<int> take_with_lock() {
    std::lock_guard<std::mutex> lock(mutex_);
    return take();
  }

  void fail_pending(bool with_lock) {
    auto failed = with_lock ? take_with_lock() : take();
    for (int one : failed) last_failed_ = one;
  }

  std::mutex mutex_;
  std::deque<int> pending_;
  int last_failed_ = 0;
};
