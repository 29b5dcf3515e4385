// `std::lock_guard{mutex_};` locks, and unlocks at the semicolon.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

class Histogram {
 public:
  void record(const std::string& endpoint, std::uint64_t micros) {
    std::lock_guard<std::mutex>{mutex_};  //~ unnamed-guard
    Row& row = rows_[endpoint];
    ++row.count;
    row.total += micros;
  }

  std::uint64_t mean(const std::string& endpoint) const {
    std::lock_guard<std::mutex> lock{mutex_};
    auto it = rows_.find(endpoint);
    if (it == rows_.end() || it->second.count == 0) return 0;
    return it->second.total / it->second.count;
  }

 private:
  struct Row {
    std::uint64_t count = 0;
    std::uint64_t total = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Row> rows_;
};
