// The destructor wants close() to run under the lock, and close() takes it.
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Channel {
 public:
  explicit Channel(std::string name) : name_(std::move(name)) {}
  ~Channel() {
    const std::lock_guard lock(mutex_);
    if (!closed_) close();  //~ double-lock
    backlog_.clear();
  }
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  bool send(std::string message) {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    backlog_.push_back(std::move(message));
    return true;
  }

 private:
  const std::string name_;
  std::mutex mutex_;
  std::vector<std::string> backlog_;
  bool closed_ = false;
};
