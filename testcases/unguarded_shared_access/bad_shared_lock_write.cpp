// A cache bumps an entry's hit counter while it holds only a shared lock.
#include <cstdint>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

namespace dns {

struct Record {
  std::string address;
  std::uint32_t ttl = 0;
};

class ResolverCache {
 public:
  std::optional<Record> find(const std::string& host) {
    std::shared_lock lock(mutex_);
    ++lookups_;  //~ unguarded-shared-access
    const auto it = records_.find(host);
    if (it == records_.end()) return std::nullopt;
    return it->second;
  }

  void store(const std::string& host, Record record) {
    std::unique_lock lock(mutex_);
    records_.insert_or_assign(host, std::move(record));
  }

  void reset_statistics() {
    std::unique_lock lock(mutex_);
    lookups_ = 0;
  }

  std::uint64_t lookups() const {
    std::shared_lock lock(mutex_);
    return lookups_;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, Record> records_;
  std::uint64_t lookups_ = 0;
};

class Resolver {
 public:
  Record resolve(const std::string& host) {
    if (auto cached = cache_.find(host)) return *cached;
    Record fresh{"10.0.0." + std::to_string(host.size()), 300};
    cache_.store(host, fresh);
    return fresh;
  }

  const ResolverCache& cache() const { return cache_; }

 private:
  ResolverCache cache_;
};

}  // namespace dns

int main() {
  dns::Resolver resolver;
  auto client = [&resolver] {
    for (int i = 0; i < 200; ++i) {
      resolver.resolve("host" + std::string(i % 7, 'x'));
    }
  };
  {
    std::jthread a(client);
    std::jthread b(client);
  }
  return resolver.cache().lookups() > 0 ? 0 : 1;
}
