// The task is submitted under the lock, but the pool runs it without the lock.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class ThreadPool {
 public:
  explicit ThreadPool(int threads) {
    for (int i = 0; i < threads; ++i) {
      workers_.emplace_back([this](std::stop_token stop) { work(stop); });
    }
  }
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  void submit(std::function<void()> task) {
    {
      std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
  }

 private:
  void work(std::stop_token stop) {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock lock(mutex_);
        if (!ready_.wait(lock, stop, [this] { return !tasks_.empty(); })) {
          return;  // Asked to stop, and every task has been run.
        }
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::jthread> workers_;  // Last: stops and joins first.
};

class ThumbnailJob {
 public:
  void add(std::string image) {
    std::lock_guard lock(mutex_);
    ++requested_;
    pool_.submit([this, image = std::move(image)] {
      std::string small = image.substr(0, 4);
      thumbnails_.push_back(std::move(small));  //~ unguarded-shared-access
    });
  }

  std::size_t finished() const {
    std::lock_guard lock(mutex_);
    return thumbnails_.size();
  }

  std::vector<std::string> collect() {
    std::lock_guard lock(mutex_);
    requested_ = 0;
    return std::exchange(thumbnails_, {});
  }

 private:
  mutable std::mutex mutex_;
  int requested_ = 0;
  std::vector<std::string> thumbnails_;
  ThreadPool pool_{2};  // Last: its threads end before the rest goes.
};

int main() {
  ThumbnailJob job;
  for (int i = 0; i < 100; ++i) job.add("image" + std::to_string(i));
  return job.finished() <= 100 && job.collect().size() <= 100 ? 0 : 1;
}
