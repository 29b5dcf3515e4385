// One listener, set from outside; it hears of a lost link while the link's lock
// is held.
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace radio {

class LinkListener {
 public:
  virtual ~LinkListener() = default;
  virtual void on_state(bool is_up) = 0;
};

class Link {
 public:
  void set_listener(std::shared_ptr<LinkListener> listener) {
    std::lock_guard lock(mutex_);
    listener_ = std::move(listener);
  }

  void heartbeat(std::uint64_t now) {
    std::lock_guard lock(mutex_);
    last_seen_ = now;
    change_to(true);
  }

  void check(std::uint64_t now) {
    std::lock_guard lock(mutex_);
    if (now > last_seen_ + 3) change_to(false);
  }

  bool is_up() const {
    std::lock_guard lock(mutex_);
    return is_up_;
  }

 private:
  // The caller holds the lock.
  void change_to(bool is_up) {
    if (is_up == is_up_) return;
    is_up_ = is_up;
    if (listener_) listener_->on_state(is_up);  //~ callback-under-lock
  }

  mutable std::mutex mutex_;
  std::shared_ptr<LinkListener> listener_;
  std::uint64_t last_seen_ = 0;
  bool is_up_ = false;
};

}  // namespace radio
