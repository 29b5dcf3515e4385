// The getter locks, then hands out the map itself: callers iterate unlocked.
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace settings {

class Store {
 public:
  using Values = std::map<std::string, std::string>;

  void set(const std::string& key, std::string value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[key] = std::move(value);
    ++revision_;
  }

  void erase(const std::string& key) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.erase(key);
    ++revision_;
  }

  const Values& all() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return values_;  //~ guard-escape
  }

  unsigned revision() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return revision_;
  }

 private:
  mutable std::mutex mutex_;
  Values values_;
  unsigned revision_ = 0;
};

std::string render(const Store& store) {
  std::string text;
  for (const auto& [key, value] : store.all()) text += key + '=' + value + '\n';
  return text;
}

}  // namespace settings
