// A parameter server tells its subscriber about a change while it holds the
// lock that get() and subscribe() need.
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

class ParameterServer {
 public:
  using Changed = std::function<void(const std::string& name, int value)>;

  void subscribe(Changed changed) {
    std::lock_guard<std::mutex> lock(mutex_);
    changed_ = std::move(changed);
  }

  void set(const std::string& name, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto [it, is_new] = values_.try_emplace(name, value);
    if (!is_new && it->second == value) return;
    it->second = value;
    if (changed_) changed_(name, value);  //~ callback-under-lock
  }

  std::optional<int> get(const std::string& name) const {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = values_.find(name);
    if (it == values_.end()) return std::nullopt;
    return it->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, int> values_;
  Changed changed_;
};
