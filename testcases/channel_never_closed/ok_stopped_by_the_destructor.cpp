// The pool stops its queue, then joins: in the destructor, in a base class,
// through a helper.
#include <atomic>
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
    {
      std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
  }
  void stop() {
    {
      std::lock_guard lock(mutex_);
      is_stopped_ = true;
    }
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
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() { shut_down(); }

  void post(std::function<void()> task) { queue_.push(std::move(task)); }

  void shut_down() {
    queue_.stop();
    for (std::thread& worker : workers_) {
      if (worker.joinable()) worker.join();
    }
  }

 private:
  void work() {
    std::function<void()> task;
    while (queue_.pop(task)) task();
  }

  TaskQueue queue_;
  std::vector<std::thread> workers_;
};

// Its members do it: first the one that was declared last.
class Stopper {
 public:
  explicit Stopper(TaskQueue& queue) : queue_(queue) {}
  ~Stopper() { queue_.stop(); }

 private:
  TaskQueue& queue_;
};

class Lane {
 public:
  Lane() : thread_([this] { drain(); }), stopper_(queue_) {}
  void post(std::function<void()> task) { queue_.push(std::move(task)); }

 private:
  void drain() {
    for (std::function<void()> task; queue_.pop(task);) task();
  }

  TaskQueue queue_;
  std::jthread thread_;
  Stopper stopper_;
};

int main() {
  std::atomic<int> done{0};
  {
    Pool pool(2);
    Lane lane;
    for (int i = 0; i < 4; ++i) {
      pool.post([&done] { ++done; });
      lane.post([&done] { ++done; });
    }
  }
  return done == 8 ? 0 : 1;
}
