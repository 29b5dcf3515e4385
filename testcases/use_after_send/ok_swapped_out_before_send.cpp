// The pending rows are swapped into a local, and only the local is sent.
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Executor {
 public:
  Executor() : thread_([this] { run(); }) {}
  ~Executor() {
    post(nullptr);
    thread_.join();
  }
  // An empty function ends the executor.
  void post(std::function<void()> task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push(std::move(task));
    posted_.notify_one();
  }

 private:
  void run() {
    for (;;) {
      std::function<void()> task = next();
      if (!task) return;
      task();
    }
  }
  std::function<void()> next() {
    std::unique_lock<std::mutex> lock(mutex_);
    posted_.wait(lock, [this] { return !tasks_.empty(); });
    std::function<void()> task = std::move(tasks_.front());
    tasks_.pop();
    return task;
  }

  std::mutex mutex_;
  std::condition_variable posted_;
  std::queue<std::function<void()>> tasks_;
  std::thread thread_;
};

class Table {
 public:
  explicit Table(Executor& executor) : executor_(executor) {}

  void insert(std::string row) {
    pending_.push_back(std::move(row));
    if (pending_.size() == 3) flush();
  }

  void flush() {
    std::vector<std::string> rows;
    std::swap(rows, pending_);
    const std::size_t count = rows.size();
    executor_.post([rows = std::move(rows)] {
      for (const std::string& row : rows) std::printf("row %s\n", row.c_str());
    });
    written_ += count;
    if (pending_.empty()) pending_.reserve(3);
  }

  std::size_t written() const { return written_; }
  std::size_t pending() const { return pending_.size(); }

 private:
  Executor& executor_;
  std::vector<std::string> pending_;
  std::size_t written_ = 0;
};

int main() {
  Executor executor;
  Table table(executor);
  for (const char* row : {"a", "b", "c", "d"}) table.insert(row);
  table.flush();
  std::printf("%zu written, %zu pending\n", table.written(), table.pending());
}
