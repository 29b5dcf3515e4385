// A stored action fires under the lock that dispose() and is_done() need.
#include <functional>
#include <mutex>
#include <utility>

class MonitorAction {
 public:
  explicit MonitorAction(std::function<void(int)> action)
      : action_(std::move(action)) {}

  bool fire(int reason) {
    std::unique_lock guard(mutex_);
    if (is_done_) return false;
    is_done_ = true;
    action_(reason);  //~ callback-under-lock
    action_ = nullptr;
    return true;
  }

  void dispose() {
    std::lock_guard guard(mutex_);
    is_done_ = true;
    action_ = nullptr;
  }

  bool is_done() const {
    std::lock_guard guard(mutex_);
    return is_done_;
  }

 private:
  mutable std::mutex mutex_;
  std::function<void(int)> action_;
  bool is_done_ = false;
};
