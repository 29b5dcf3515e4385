// Public methods call each other; a recursive mutex is locked at every level.
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class FolderTree {
 public:
  void add(const std::string& parent, const std::string& name) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    children_[parent].push_back(name);
    ++version_;
  }

  std::size_t count(const std::string& folder) const {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    std::size_t total = 1;
    const auto it = children_.find(folder);
    if (it == children_.end()) return total;
    for (const std::string& child : it->second) total += count(child);
    return total;
  }

  void remove(const std::string& folder) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    const auto it = children_.find(folder);
    if (it != children_.end()) {
      const std::vector<std::string> children = it->second;
      for (const std::string& child : children) remove(child);
      children_.erase(folder);
    }
    ++version_;  // Still locked: the inner calls gave back their own level.
  }

  int version() const {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    return version_;
  }

 private:
  mutable std::recursive_mutex mutex_;
  std::map<std::string, std::vector<std::string>> children_;
  int version_ = 0;
};

int main() {
  FolderTree tree;
  {
    std::jthread mail([&tree] {
      for (int i = 0; i < 50; ++i) tree.add("/mail", "m" + std::to_string(i));
    });
    std::jthread news([&tree] {
      for (int i = 0; i < 50; ++i) tree.add("/news", "n" + std::to_string(i));
      tree.remove("/news");
    });
  }
  return tree.count("/mail") == 51 && tree.version() == 151 ? 0 : 1;
}
