// Some ways out of the loop hold the lock, others do not; the guard is asked.
#include <mutex>
#include <vector>

namespace pool {

bool is_time_left();

class Worker {
 public:
  void add(int job) {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push_back(job);
    is_idle_ = false;
  }
  void abort() {
    std::lock_guard<std::mutex> lock(mutex_);
    is_aborted_ = true;
    is_idle_ = false;
  }

  bool wait_for_job() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (!jobs_.empty() || is_aborted_) return true;
    lock.unlock();
    bool found = false;
    while (is_time_left()) {
      lock.lock();
      if (jobs_.empty() && !is_aborted_) {
        lock.unlock();
        continue;
      }
      found = true;
      break;
    }
    if (!lock.owns_lock()) lock.lock();
    if (!found || is_aborted_) {
      is_idle_ = true;
      lock.unlock();
      return false;
    }
    return true;
  }

 private:
  std::mutex mutex_;
  std::vector<int> jobs_;
  bool is_idle_ = true;
  bool is_aborted_ = false;
};

}  // namespace pool
