// Under the lock a task is only queued; it takes the lock when its turn comes,
// on another thread.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Strand {
 public:
  Strand() : thread_([this] { run(); }) {}
  ~Strand() {
    post({});
    thread_.join();
  }
  Strand(const Strand&) = delete;
  Strand& operator=(const Strand&) = delete;

  void post(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    not_empty_.notify_one();
  }

 private:
  void run() {
    while (true) {
      std::unique_lock lock(mutex_);
      not_empty_.wait(lock, [this] { return !tasks_.empty(); });
      std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      if (!task) return;
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<std::function<void()>> tasks_;
  std::thread thread_;
};

class Cache {
 public:
  void put(const std::string& key, int value) {
    std::lock_guard lock(mutex_);
    values_[key] = value;
    if (values_.size() > 10)
      strand_.post([this] {
        std::lock_guard lock(mutex_);
        values_.clear();
      });
    auto forget = [this, key] {
      std::lock_guard lock(mutex_);
      values_.erase(key);
    };
    strand_.post(forget);
  }
  std::size_t size() {
    std::lock_guard lock(mutex_);
    return values_.size();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> values_;
  Strand strand_;
};

int main() {
  Cache cache;
  for (int i = 0; i < 50; ++i) cache.put("key" + std::to_string(i), i);
  std::printf("%d\n", cache.size() <= 50);
}
