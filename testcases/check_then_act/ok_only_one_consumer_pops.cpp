// Many producers push, one thread pops: what it has seen nobody takes away.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

namespace logging {

template <typename T>
class LockedQueue {
 public:
  void push(T value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.push(std::move(value));
  }
  bool empty() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return values_.empty();
  }
  T pop() {
    std::lock_guard<std::mutex> lock(mutex_);
    T value = std::move(values_.front());
    values_.pop();
    return value;
  }

 private:
  mutable std::mutex mutex_;
  std::queue<T> values_;
};

class Collector {
 public:
  Collector() : thread_([this] { Run(); }) {}
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;
  ~Collector() {
    closed_ = true;
    thread_.join();
    std::printf("%zu bytes\n", bytes_);
  }

  void Log(std::string line) { lines_.push(std::move(line)); }

 private:
  void Run() {
    while (!closed_ || !lines_.empty()) {
      while (!lines_.empty()) {
        const std::string line = lines_.pop();
        bytes_ += line.size();
      }
      std::this_thread::yield();
    }
  }

  LockedQueue<std::string> lines_;
  std::atomic<bool> closed_{false};
  std::size_t bytes_ = 0;
  std::thread thread_;
};

}  // namespace logging

int main() {
  logging::Collector collector;
  std::vector<std::jthread> clients;
  for (int client = 0; client < 3; ++client) {
    clients.emplace_back([&collector] {
      for (int i = 0; i < 10; ++i) collector.Log("request served");
    });
  }
  clients.clear();  // Joins.
  return 0;
}
