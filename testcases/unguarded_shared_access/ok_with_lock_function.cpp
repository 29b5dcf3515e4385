// Callers pass lambdas to a with_lock() of their own, which runs them locked.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace util {

template <typename Mutex, typename Function>
auto with_lock(Mutex& mutex, Function&& function)
    -> std::invoke_result_t<Function> {
  std::lock_guard<Mutex> lock(mutex);
  return std::forward<Function>(function)();
}

}  // namespace util

class QuotaTable {
 public:
  bool consume(const std::string& user, std::int64_t bytes) {
    return util::with_lock(mutex_, [&] {
      std::int64_t& used = used_[user];
      if (used + bytes > limit_) return false;
      used += bytes;
      return true;
    });
  }

  void set_limit(std::int64_t limit) {
    update([limit](QuotaTable& self) { self.limit_ = limit; });
  }

  void forget(const std::string& user) {
    update([&user](QuotaTable& self) { self.used_.erase(user); });
  }

  std::int64_t used(const std::string& user) const {
    return util::with_lock(mutex_, [this, &user] {
      const auto it = used_.find(user);
      return it == used_.end() ? std::int64_t{0} : it->second;
    });
  }

 private:
  template <typename Change>
  void update(Change change) {
    std::lock_guard<std::mutex> lock(mutex_);
    change(*this);
    ++changes_;
  }

  mutable std::mutex mutex_;
  std::map<std::string, std::int64_t> used_;
  std::int64_t limit_ = 1000;
  int changes_ = 0;
};

int main() {
  QuotaTable quotas;
  {
    std::jthread upload([&quotas] {
      for (int i = 0; i < 100; ++i) quotas.consume("ada", 5);
    });
    std::jthread admin([&quotas] {
      for (int i = 0; i < 20; ++i) quotas.set_limit(1000 + i);
      quotas.forget("bob");
    });
  }
  return quotas.used("ada") == 500 ? 0 : 1;
}
