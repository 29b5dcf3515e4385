// A fast path peeks at the deque before it takes the lock.
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace steal {

using Task = std::unique_ptr<int>;

class WorkDeque {
 public:
  void push(Task task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
  }

  std::optional<Task> pop() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (tasks_.empty()) return std::nullopt;
    Task task = std::move(tasks_.back());
    tasks_.pop_back();
    return task;
  }

  // Thieves come here all the time, so do not lock for an empty deque.
  std::optional<Task> steal() {
    if (tasks_.empty()) return std::nullopt;  //~ unguarded-shared-access
    std::lock_guard<std::mutex> lock(mutex_);
    if (tasks_.empty()) return std::nullopt;
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    return task;
  }

 private:
  std::mutex mutex_;
  std::deque<Task> tasks_;
};

class Scheduler {
 public:
  long run(int tasks) {
    std::atomic<long> sum{0};
    std::atomic<int> left{tasks};
    {
      std::jthread thief([&, this] {
        while (left > 0) {
          if (auto task = deque_.steal()) {
            sum += **task;
            --left;
          }
        }
      });
      for (int i = 0; i < tasks; ++i) deque_.push(std::make_unique<int>(i));
      while (auto task = deque_.pop()) {
        sum += **task;
        --left;
      }
    }
    return sum;
  }

 private:
  WorkDeque deque_;
};

}  // namespace steal

int main() {
  steal::Scheduler scheduler;
  return scheduler.run(100) == 4950 ? 0 : 1;
}
