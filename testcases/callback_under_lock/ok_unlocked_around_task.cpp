// The worker gives the lock back while the task runs, and takes it again.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

class Worker {
 public:
  Worker() : thread_([this] { run(); }) {}
  ~Worker() {
    {
      std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    not_empty_.notify_one();
    thread_.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void post(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    not_empty_.notify_one();
  }

  long ended() {
    std::lock_guard lock(mutex_);
    return ended_;
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      not_empty_.wait(lock, [this] { return stopped_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
      ++ended_;
    }
  }

  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<std::function<void()>> tasks_;
  bool stopped_ = false;
  long ended_ = 0;
  std::thread thread_;
};

int main() {
  Worker worker;
  for (int i = 0; i < 3; ++i)
    worker.post([&worker] { worker.post([] { std::puts("nested"); }); });
  std::printf("%d\n", worker.ended() >= 0);
}
