// capture() holds the lock of the camera and reports through a method that
// takes it again.
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

class CameraServer {
 public:
  struct Status {
    std::uint32_t taken = 0;
    bool is_busy = false;
  };

  void capture(std::uint32_t count) {
    std::lock_guard<std::mutex> lock(mutex_);
    status_.is_busy = true;
    status_.taken += count;
    status_.is_busy = false;
    send_status();  //~ double-lock
  }

  void send_status() {
    std::lock_guard<std::mutex> lock(mutex_);
    outgoing_.push_back(status_);
  }

  std::size_t pending() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return outgoing_.size();
  }

 private:
  mutable std::mutex mutex_;
  Status status_;
  std::vector<Status> outgoing_;
};
