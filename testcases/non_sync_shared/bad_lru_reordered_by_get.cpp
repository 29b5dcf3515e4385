// An LRU cache's get() is const, yet it moves the entry to the front.
#include <iostream>
#include <list>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

template <typename Key, typename Value>
class LruCache {
 public:
  explicit LruCache(std::size_t capacity) : capacity_(capacity) {}

  void Put(Key key, Value value) {
    if (const auto known = index_.find(key); known != index_.end()) {
      entries_.erase(known->second);
    }
    entries_.emplace_front(key, std::move(value));
    index_[std::move(key)] = entries_.begin();
    if (entries_.size() > capacity_) {
      index_.erase(entries_.back().first);
      entries_.pop_back();
    }
  }

  std::optional<Value> Get(const Key& key) const {
    const auto known = index_.find(key);
    if (known == index_.end()) return std::nullopt;
    entries_.splice(entries_.begin(), entries_, known->second);
    return known->second->second;
  }

 private:
  using Entries = std::list<std::pair<Key, Value>>;

  const std::size_t capacity_;
  mutable Entries entries_;
  std::unordered_map<Key, typename Entries::iterator> index_;
};

using DnsCache = LruCache<std::string, std::string>;

std::size_t Resolve(const DnsCache& cache,
                    const std::vector<std::string>& hosts) {
  std::size_t known = 0;
  for (int round = 0; round < 100; ++round) {
    for (const std::string& host : hosts) known += cache.Get(host).has_value();
  }
  return known;
}

int main() {
  DnsCache cache(16);
  cache.Put("a.example", "192.0.2.1");
  cache.Put("b.example", "192.0.2.2");
  cache.Put("c.example", "192.0.2.3");
  std::vector<std::size_t> known(2, 0);
  {
    std::vector<std::jthread> resolvers;
    for (std::size_t& result : known) {
      resolvers.emplace_back([&cache, &result] {  //~ non-sync-shared
        result = Resolve(cache, {"c.example", "a.example", "b.example"});
      });
    }
  }
  std::cout << known[0] + known[1] << '\n';
}
