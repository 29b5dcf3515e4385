// Under the lock a callback is only handed to an executor, or stored; it runs
// on the executor's thread, without the lock.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Executor {
 public:
  Executor() : thread_([this] { run(); }) {}
  ~Executor() {
    post({});
    thread_.join();
  }
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  void post(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    not_empty_.notify_one();
  }

 private:
  void run() {
    while (true) {
      std::deque<std::function<void()>> tasks;
      {
        std::unique_lock lock(mutex_);
        not_empty_.wait(lock, [this] { return !tasks_.empty(); });
        tasks.swap(tasks_);
      }
      for (auto& task : tasks) {
        if (!task) return;
        task();
      }
    }
  }

  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<std::function<void()>> tasks_;
  std::thread thread_;
};

class Downloads {
 public:
  using Done = std::function<void(const std::string&)>;

  explicit Downloads(Executor& executor) : executor_(executor) {}
  void on_done(Done done) {
    std::lock_guard lock(mutex_);
    done_.push_back(std::move(done));
  }
  void finish(const std::string& url) {
    std::lock_guard lock(mutex_);
    finished_.push_back(url);
    for (const Done& done : done_) executor_.post([done, url] { done(url); });
  }
  std::size_t count() {
    std::lock_guard lock(mutex_);
    return finished_.size();
  }

 private:
  Executor& executor_;
  std::mutex mutex_;
  std::vector<Done> done_;
  std::vector<std::string> finished_;
};

int main() {
  Executor executor;
  Downloads downloads(executor);
  downloads.on_done([](const std::string& url) { std::puts(url.c_str()); });
  std::jthread network([&downloads] { downloads.finish("http://host/a"); });
  network.join();
  return downloads.count() == 1 ? 0 : 1;
}
