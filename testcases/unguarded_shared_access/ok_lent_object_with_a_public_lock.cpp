// Whoever prints a hook may hold its lock, which is everybody's.
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tree {

struct Hook {
  std::mutex mutex;
  bool enabled = true;
  int status = 0;
};

std::string to_text(const Hook& hook) {
  return (hook.enabled ? "on " : "off ") + std::to_string(hook.status);
}

class Publisher {
 public:
  void add() {
    std::lock_guard<std::mutex> lock(hooks_mutex_);
    hooks_.push_back(std::make_shared<Hook>());
  }
  void set(std::size_t at, bool enabled) {
    std::shared_ptr<Hook> hook = this->at(at);
    std::lock_guard<std::mutex> lock(hook->mutex);
    hook->enabled = enabled;
  }
  void reached(std::size_t at, int status) {
    std::shared_ptr<Hook> hook = this->at(at);
    std::lock_guard<std::mutex> lock(hook->mutex);
    if (hook->enabled) hook->status = status;
  }

 private:
  std::shared_ptr<Hook> at(std::size_t at) {
    std::lock_guard<std::mutex> lock(hooks_mutex_);
    return hooks_.at(at);
  }

  std::mutex hooks_mutex_;
  std::vector<std::shared_ptr<Hook>> hooks_;
};

}  // namespace tree
