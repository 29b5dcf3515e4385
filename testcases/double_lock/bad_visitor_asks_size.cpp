// for_each() holds the lock while the visitor runs; the visitor asks for the
// size.
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Directory {
 public:
  void add(const std::string& user, int quota) {
    std::lock_guard lock(mutex_);
    quotas_[user] = quota;
  }
  std::size_t size() const {
    std::lock_guard lock(mutex_);
    return quotas_.size();
  }
  template <class Visitor>
  void for_each(Visitor visit) const {
    std::lock_guard lock(mutex_);
    for (const auto& [user, quota] : quotas_) visit(user, quota);
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, int> quotas_;
};

static int average_quota(const Directory& directory) {
  int sum = 0;
  directory.for_each([&](const std::string&, int quota) {
    sum += quota / static_cast<int>(directory.size());  //~ double-lock
  });
  return sum;
}

int main() {
  Directory directory;
  std::jthread setup([&directory] { directory.add("ada", 100); });
  return average_quota(directory) > 100;
}
