// Commands are looked up and run under a read lock: a command that registers
// another one waits for itself.
#include <functional>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

class Shell {
 public:
  using Arguments = std::vector<std::string>;
  using Command = std::function<int(const Arguments&)>;

  void add(const std::string& name, Command command) {
    std::unique_lock lock(mutex_);
    commands_[name] = std::move(command);
  }

  int run(const std::string& name, const Arguments& arguments) const {
    std::shared_lock lock(mutex_);
    auto it = commands_.find(name);
    if (it == commands_.end()) return 127;
    return it->second(arguments);  //~ callback-under-lock
  }

  std::vector<std::string> names() const {
    std::shared_lock lock(mutex_);
    std::vector<std::string> names;
    for (const auto& [name, command] : commands_) names.push_back(name);
    return names;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, Command> commands_;
};
