// The field's type locks by itself, so its owner's lock is not needed for it.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace metrics {

// Safe to call from any thread.
class EventLog {
 public:
  void append(std::string event) {
    std::lock_guard<std::mutex> lock(mutex_);
    events_.push_back(std::move(event));
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return events_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> events_;
};

// Made of atomics only, so safe as well.
struct Totals {
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> failures{0};

  void count(bool failed) {
    ++requests;
    if (failed) ++failures;
  }
};

class Service {
 public:
  void handle(const std::string& path, bool failed) {
    totals_.count(failed);
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ++byPath_[path];
      if (failed) log_.append("failed " + path);
    }
    if (!failed) log_.append("served " + path);
  }

  int hits(const std::string& path) {
    std::lock_guard<std::mutex> lock(mutex_);
    log_.append("asked for " + path);
    totals_.count(false);
    return byPath_[path];
  }

  std::size_t events() const { return log_.size(); }
  std::uint64_t requests() const { return totals_.requests; }

 private:
  std::mutex mutex_;
  std::map<std::string, int> byPath_;
  EventLog log_;
  Totals totals_;
};

}  // namespace metrics

int main() {
  metrics::Service service;
  {
    std::jthread good([&service] {
      for (int i = 0; i < 100; ++i) service.handle("/a", false);
    });
    std::jthread bad([&service] {
      for (int i = 0; i < 100; ++i) service.handle("/b", i % 2 == 0);
    });
  }
  const bool fine = service.hits("/a") == 100 && service.requests() == 201;
  return fine && service.events() == 201 ? 0 : 1;
}
