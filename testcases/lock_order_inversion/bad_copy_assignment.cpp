// `a = b` on one thread and `b = a` on another: each holds its left side.
#include <map>
#include <mutex>
#include <string>

class Settings {
 public:
  Settings() = default;
  Settings(const Settings& other) {
    std::lock_guard lock(other.mutex_);
    values_ = other.values_;
  }
  Settings& operator=(const Settings& other) {
    if (this == &other) return *this;
    std::lock_guard lock(mutex_);
    std::lock_guard other_lock(other.mutex_);  //~ lock-order-inversion
    values_ = other.values_;
    ++version_;
    return *this;
  }

  std::string get(const std::string& name) const {
    std::lock_guard lock(mutex_);
    auto it = values_.find(name);
    return it == values_.end() ? std::string() : it->second;
  }
  void set(const std::string& name, std::string value) {
    std::lock_guard lock(mutex_);
    values_[name] = std::move(value);
    ++version_;
  }
  long version() const {
    std::lock_guard lock(mutex_);
    return version_;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> values_;
  long version_ = 0;
};
