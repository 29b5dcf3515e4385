// The lock is recursive, so that a handler may come back to the object.
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Settings {
 public:
  using Changed = std::function<void(const std::string&)>;

  void on_change(Changed changed) {
    std::lock_guard lock(mutex_);
    changed_.push_back(std::move(changed));
  }
  void set(const std::string& name, int value) {
    std::lock_guard lock(mutex_);
    values_[name] = value;
    for (std::size_t i = 0; i < changed_.size(); ++i) changed_[i](name);
  }
  int get(const std::string& name) {
    std::lock_guard lock(mutex_);
    return values_[name];
  }

 private:
  std::recursive_mutex mutex_;
  std::map<std::string, int> values_;
  std::vector<Changed> changed_;
};

int main() {
  Settings settings;
  settings.on_change([&settings](const std::string& name) {
    if (name == "width" && settings.get("height") == 0)
      settings.set("height", settings.get("width"));
  });
  {
    std::jthread window([&settings] { settings.set("width", 640); });
    settings.set("depth", 24);
  }
  std::printf("%d\n", settings.get("height"));
}
