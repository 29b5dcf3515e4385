// Readers share the lock and only read; what they count is an atomic.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

namespace dns {

struct Answer {
  std::string address;
  std::uint32_t ttl = 0;
};

class AnswerCache {
 public:
  std::optional<Answer> find(const std::string& host) const {
    std::shared_lock lock(mutex_);
    lookups_.fetch_add(1, std::memory_order_relaxed);
    const auto it = answers_.find(host);
    if (it == answers_.end() || it->second.ttl < minimum_ttl_) {
      return std::nullopt;
    }
    return it->second;
  }

  void store(const std::string& host, Answer answer) {
    std::unique_lock lock(mutex_);
    answers_.insert_or_assign(host, std::move(answer));
  }

  // Reads first; takes the write lock only when there is something to do.
  bool expire(const std::string& host) {
    {
      std::shared_lock lock(mutex_);
      if (!answers_.contains(host)) return false;
    }
    std::lock_guard lock(mutex_);
    return answers_.erase(host) == 1;
  }

  void set_minimum_ttl(std::uint32_t seconds) {
    mutex_.lock();
    minimum_ttl_ = seconds;
    mutex_.unlock();
  }

  std::uint64_t lookups() const { return lookups_; }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, Answer> answers_;
  std::uint32_t minimum_ttl_ = 0;
  mutable std::atomic<std::uint64_t> lookups_{0};
};

}  // namespace dns

int main() {
  dns::AnswerCache cache;
  const auto client = [&cache] {
    for (int i = 0; i < 200; ++i) {
      const std::string host = "host" + std::to_string(i % 10);
      if (!cache.find(host)) cache.store(host, {"10.0.0.1", 60});
    }
  };
  {
    std::jthread a(client);
    std::jthread b(client);
    for (int i = 0; i < 10; ++i) cache.expire("host" + std::to_string(i));
    cache.set_minimum_ttl(30);
  }
  return cache.lookups() == 400 ? 0 : 1;
}
