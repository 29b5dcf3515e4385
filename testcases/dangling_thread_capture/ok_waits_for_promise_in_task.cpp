// A queue runs a task on its own thread and waits for it by a promise that the
// task has a reference to: both live until the task is done with them.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

namespace work {

class TaskQueue {
 public:
  virtual ~TaskQueue() = default;
  virtual void run_task(std::function<void()> task) = 0;

  void run_task_and_wait(const std::function<void()>& task) {
    std::promise<int> done;
    std::future<int> result = done.get_future();
    run_task([&] {
      task();
      done.set_value(1);
    });
    result.get();
  }
};

class SerialQueue : public TaskQueue {
 public:
  SerialQueue() : worker_([this] { loop(); }) {}
  ~SerialQueue() override {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stop_ = true;
    }
    filled_.notify_one();
    worker_.join();
  }
  void run_task(std::function<void()> task) override {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    filled_.notify_one();
  }

 private:
  void loop() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      filled_.wait(lock, [this] { return stop_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> tasks_;
  bool stop_ = false;
  std::thread worker_;
};

}  // namespace work

int main() {
  work::SerialQueue queue;
  int answer = 0;
  queue.run_task_and_wait([&answer] { answer = 42; });
  return answer == 42 ? 0 : 1;
}
