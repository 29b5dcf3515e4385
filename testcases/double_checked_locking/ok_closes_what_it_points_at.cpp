// A test of the pointer, and later its object is closed under the lock: the
// pointer itself is set for good before.
#include <memory>
#include <mutex>
#include <utility>

struct Socket {
  bool shake_hands();
  void close();
};

class Connection {
 public:
  explicit Connection(std::unique_ptr<Socket> tls) : tls_(std::move(tls)) {}

  void connected() {
    if (tls_) {
      if (!tls_->shake_hands()) close();
    }
  }

  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (is_closed_) return;
    is_closed_ = true;
    if (tls_) tls_->close();
  }

 private:
  std::unique_ptr<Socket> tls_;
  std::mutex mutex_;
  bool is_closed_ = false;
};
