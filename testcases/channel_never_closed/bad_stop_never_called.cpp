// The pool can be stopped, but its destructor only joins: the workers' loop
// waits for a flag that nobody sets.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class TaskQueue {
 public:
  void push(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    changed_.notify_one();
  }
  void stop() {
    std::lock_guard lock(mutex_);
    is_stopped_ = true;
    changed_.notify_all();
  }
  bool pop(std::function<void()>& task) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_stopped_ || !tasks_.empty(); });
    if (tasks_.empty()) return false;
    task = std::move(tasks_.front());
    tasks_.pop_front();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  bool is_stopped_ = false;
};

class Pool {
 public:
  explicit Pool(int size) {
    for (int i = 0; i < size; ++i) {
      workers_.emplace_back([this] { work(); });
    }
  }
  ~Pool() {
    for (std::thread& worker : workers_) worker.join();
  }
  void post(std::function<void()> task) { queue_.push(std::move(task)); }

 private:
  void work() {
    std::function<void()> task;
    while (queue_.pop(task)) task();  //~ channel-never-closed
  }

  TaskQueue queue_;
  std::vector<std::thread> workers_;
};

int main() {
  Pool pool(2);
  pool.post([] {});
}
