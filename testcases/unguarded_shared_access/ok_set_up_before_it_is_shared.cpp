// A library. What Init() does happens before others know of the object, what
// comes after the join when nobody else is left; the handle of the thread is for
// whoever ends it.
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace cache {

class Cache {
 public:
  void Init(std::map<std::string, int> known, int limit) {
    entries_ = std::move(known);
    limit_ = limit;
    thread_ = std::thread([this] { trim(); });
  }

  void put(const std::string& key, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    entries_[key] = value;
  }

  void set_limit(int limit) {
    std::lock_guard<std::mutex> lock(mutex_);
    limit_ = limit;
  }

  bool is_running() {
    std::lock_guard<std::mutex> lock(mutex_);
    return thread_.joinable();
  }

  std::size_t finish() {
    if (thread_.joinable()) thread_.join();
    std::size_t left = entries_.size();
    entries_.clear();
    return left;
  }

 private:
  void trim() {
    std::lock_guard<std::mutex> lock(mutex_);
    while (static_cast<int>(entries_.size()) > limit_)
      entries_.erase(entries_.begin());
  }

  std::mutex mutex_;
  std::map<std::string, int> entries_;
  int limit_ = 0;
  std::thread thread_;
};

}  // namespace cache
