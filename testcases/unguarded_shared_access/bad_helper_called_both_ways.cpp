// The private eviction helper is called with the lock and once without it.
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class PageCache {
 public:
  explicit PageCache(std::size_t capacity) : capacity_(capacity) {}

  void insert(std::string page) {
    std::lock_guard<std::mutex> lock(mutex_);
    while (pages_.size() >= capacity_) evictOldest();
    pages_.push_back(std::move(page));
  }

  bool contains(const std::string& page) const {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const std::string& candidate : pages_) {
      if (candidate == page) return true;
    }
    return false;
  }

  std::size_t shrink(std::size_t wanted) {
    std::size_t evicted = 0;
    while (size() > wanted) {
      evictOldest();  // The lock that size() took is gone again.
      ++evicted;
    }
    return evicted;
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return pages_.size();
  }

 private:
  void evictOldest() {
    if (pages_.empty()) return;  //~ unguarded-shared-access
    pages_.pop_front();
  }

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::list<std::string> pages_;
};

int main() {
  PageCache cache(32);
  {
    std::jthread reader([&cache] {
      for (int i = 0; i < 300; ++i) cache.insert("page" + std::to_string(i));
    });
    std::jthread reclaimer([&cache] {
      for (int i = 0; i < 50; ++i) cache.shrink(8);
    });
  }
  return cache.size() <= 32 ? 0 : 1;
}
