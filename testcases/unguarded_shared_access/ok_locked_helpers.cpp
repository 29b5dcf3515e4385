// Private helpers touch the fields unlocked, but every caller holds the lock.
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

class LruCache {
 public:
  explicit LruCache(std::size_t capacity) : capacity_(capacity) {}

  bool get(const std::string& key, std::string& value) {
    std::lock_guard<std::mutex> lock(mutex_);
    Entry* entry = find_locked(key);
    if (entry == nullptr) return false;
    value = entry->value;
    return true;
  }

  void put(const std::string& key, std::string value) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (Entry* entry = find_locked(key)) {
      entry->value = std::move(value);
      return;
    }
    make_room_locked();
    order_.push_front(Entry{key, std::move(value)});
    index_[key] = order_.begin();
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return order_.size();
  }

 private:
  struct Entry {
    std::string key;
    std::string value;
  };
  using Order = std::list<Entry>;

  Entry* find_locked(const std::string& key) {
    const auto found = index_.find(key);
    if (found == index_.end()) return nullptr;
    touch(found->second);
    return &*found->second;
  }

  // Two calls below the lock, and its name does not say so.
  void touch(Order::iterator entry) {
    order_.splice(order_.begin(), order_, entry);
  }

  void make_room_locked() {
    if (order_.size() < capacity_) return;
    drop_oldest();
    ++evictions_;
  }

  void drop_oldest() {
    index_.erase(order_.back().key);
    order_.pop_back();
  }

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  Order order_;
  std::unordered_map<std::string, Order::iterator> index_;
  std::size_t evictions_ = 0;
};

int main() {
  LruCache cache(16);
  const auto client = [&cache](int first) {
    std::string value;
    for (int i = 0; i < 200; ++i) {
      const std::string key = std::to_string((first + i) % 40);
      if (!cache.get(key, value)) cache.put(key, "value of " + key);
    }
  };
  {
    std::jthread a(client, 0);
    std::jthread b(client, 20);
  }
  return cache.size() == 16 ? 0 : 1;
}
