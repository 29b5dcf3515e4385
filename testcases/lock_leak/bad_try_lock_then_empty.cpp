// steal() got the victim's lock, finds nothing to steal, and just leaves.
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

class WorkQueue {
 public:
  using Task = std::function<void()>;

  void push(Task task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
  }

  bool pop(Task& task) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (tasks_.empty()) return false;
    task = std::move(tasks_.back());
    tasks_.pop_back();
    return true;
  }

  bool steal(Task& task) {
    if (!mutex_.try_lock()) return false;
    if (tasks_.empty()) return false;  //~ lock-leak
    task = std::move(tasks_.front());
    tasks_.pop_front();
    mutex_.unlock();
    return true;
  }

 private:
  std::mutex mutex_;
  std::deque<Task> tasks_;
};
