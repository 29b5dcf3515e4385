// A view is cheap to return, but it looks into a string that rename() changes.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>

using UserId = unsigned;

class Directory {
 public:
  std::string_view display_name(UserId id) const {
    std::shared_lock lock(mutex_);
    auto it = names_.find(id);
    if (it == names_.end()) return "(unknown)";
    return it->second;  //~ guard-escape
  }

  void rename(UserId id, std::string name) {
    std::unique_lock lock(mutex_);
    names_[id] = std::move(name);
  }

  void remove(UserId id) {
    std::unique_lock lock(mutex_);
    names_.erase(id);
  }

 private:
  mutable std::shared_mutex mutex_;
  std::map<UserId, std::string> names_;
};

std::string greeting(const Directory& directory, UserId id) {
  std::string text = "Hello, ";
  text += directory.display_name(id);
  return text;
}
