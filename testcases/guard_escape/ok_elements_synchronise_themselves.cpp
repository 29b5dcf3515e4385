// The map is guarded; the counters and channels in it guard themselves.
#include <atomic>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Counter {
 public:
  void add(long n) { value_.fetch_add(n, std::memory_order_relaxed); }
  long value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<long> value_{0};
};

class Log {
 public:
  void write(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
  }
  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return lines_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::deque<std::string> lines_;
};

class Metrics {
 public:
  Counter& counter(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex_);
    return counters_[name];
  }
  Log* log(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex_);
    return &logs_[name];
  }
  std::atomic<bool>& enabled() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++asked_;
    return enabled_;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Counter> counters_;
  std::map<std::string, Log> logs_;
  std::atomic<bool> enabled_{true};
  int asked_ = 0;
};

int main() {
  Metrics metrics;
  {
    std::jthread reader([&metrics] {
      Counter& requests = metrics.counter("requests");
      for (int i = 0; i < 100; ++i) requests.add(1);
      metrics.log("access")->write("done");
    });
    Counter& requests = metrics.counter("requests");
    for (int i = 0; i < 100; ++i) requests.add(1);
    Log* log = metrics.log("access");
    if (metrics.enabled().load()) log->write("main done");
  }
  std::printf("%ld %zu\n", metrics.counter("requests").value(),
              metrics.log("access")->size());
}
