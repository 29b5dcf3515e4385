// The pool's threads keep a copy of the hook; the parameter may go. Nobody in
// sight says what the hook itself refers to.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class LogPool {
 public:
  LogPool(std::size_t threads, std::function<void()> on_start,
          std::function<void()> on_stop) {
    for (std::size_t i = 0; i < threads; ++i) {
      threads_.emplace_back([this, on_start, on_stop] {
        on_start();
        Work();
        on_stop();
      });
    }
  }
  ~LogPool() {
    Post(nullptr);
    for (std::thread& thread : threads_) thread.join();
  }
  LogPool(const LogPool&) = delete;
  LogPool& operator=(const LogPool&) = delete;

  void Post(std::function<void()> write) {
    std::lock_guard<std::mutex> lock(mutex_);
    queue_.push_back(std::move(write));
    not_empty_.notify_all();
  }

 private:
  void Work() {
    for (;;) {
      std::function<void()> write;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        not_empty_.wait(lock, [this] { return !queue_.empty(); });
        if (!queue_.front()) return;
        write = std::move(queue_.front());
        queue_.pop_front();
      }
      write();
    }
  }

  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<std::function<void()>> queue_;
  std::vector<std::thread> threads_;
};

// Kept for the whole program, and replaced by the next one.
class Hooks {
 public:
  static Hooks& Get() {
    static Hooks hooks;
    return hooks;
  }
  void SetErrorHandler(std::function<void(int)> handler) {
    std::lock_guard<std::mutex> lock(mutex_);
    handler_ = std::move(handler);
  }

 private:
  std::mutex mutex_;
  std::function<void(int)> handler_;
};

void SetErrorHandler(std::function<void(int)> handler) {
  Hooks::Get().SetErrorHandler(std::move(handler));
}
