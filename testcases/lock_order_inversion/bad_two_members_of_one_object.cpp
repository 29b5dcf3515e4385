// A cache has a lock for entries and one for counters; clear() is the odd one.
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace dns {

class Cache {
 public:
  std::optional<std::uint32_t> find(const std::string& host) {
    std::lock_guard<std::mutex> entries_lock(entries_mutex_);
    std::lock_guard<std::mutex> counters_lock(counters_mutex_);
    auto it = entries_.find(host);
    if (it == entries_.end()) {
      ++misses_;
      return std::nullopt;
    }
    ++hits_;
    return it->second;
  }

  void insert(const std::string& host, std::uint32_t address) {
    std::lock_guard<std::mutex> entries_lock(entries_mutex_);
    entries_.insert_or_assign(host, address);
    std::lock_guard<std::mutex> counters_lock(counters_mutex_);
    ++inserts_;
  }

  std::size_t clear() {
    std::lock_guard<std::mutex> counters_lock(counters_mutex_);
    hits_ = misses_ = inserts_ = 0;
    std::lock_guard<std::mutex> lock(entries_mutex_);  //~ lock-order-inversion
    const std::size_t dropped = entries_.size();
    entries_.clear();
    return dropped;
  }

 private:
  std::mutex entries_mutex_;
  std::unordered_map<std::string, std::uint32_t> entries_;
  std::mutex counters_mutex_;
  std::uint64_t hits_ = 0;
  std::uint64_t misses_ = 0;
  std::uint64_t inserts_ = 0;
};

}  // namespace dns
