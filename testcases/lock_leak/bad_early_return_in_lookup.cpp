// The cache locks by hand; on a miss it returns before it unlocks.
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

class PageCache {
 public:
  std::optional<std::string> find(const std::string& url) {
    mutex_.lock();
    ++lookups_;
    auto it = pages_.find(url);
    if (it == pages_.end()) {
      ++misses_;
      return std::nullopt;  //~ lock-leak
    }
    std::string page = it->second;
    mutex_.unlock();
    return page;
  }

  void store(const std::string& url, std::string page) {
    std::lock_guard<std::mutex> lock(mutex_);
    pages_[url] = std::move(page);
  }

  double miss_rate() {
    std::lock_guard<std::mutex> lock(mutex_);
    return lookups_ == 0 ? 0.0 : static_cast<double>(misses_) / lookups_;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> pages_;
  long lookups_ = 0;
  long misses_ = 0;
};
