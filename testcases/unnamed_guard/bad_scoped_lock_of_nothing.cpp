// `std::scoped_lock lock;` compiles: it locks all of its no mutexes.
#include <cstddef>
#include <mutex>
#include <set>
#include <string>

class Blocklist {
 public:
  bool add(const std::string& address) {
    std::scoped_lock lock(mutex_);
    return addresses_.insert(address).second;
  }

  bool contains(const std::string& address) const {
    std::scoped_lock lock(mutex_);
    return addresses_.contains(address);
  }

  std::size_t merge(const std::set<std::string>& more) {
    std::scoped_lock lock;  //~ unnamed-guard
    const std::size_t before = addresses_.size();
    addresses_.insert(more.begin(), more.end());
    return addresses_.size() - before;
  }

 private:
  mutable std::mutex mutex_;
  std::set<std::string> addresses_;
};
