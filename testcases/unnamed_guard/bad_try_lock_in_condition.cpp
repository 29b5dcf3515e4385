// The lock is a temporary of the condition: it is gone before the branch.
#include <cstdint>
#include <mutex>
#include <vector>

class FrameStats {
 public:
  void add(std::uint32_t micros) {
    std::lock_guard<std::mutex> lock(mutex_);
    frames_.push_back(micros);
  }

  // Called by the renderer, which must not wait.
  void reset_if_idle() {
    if (std::unique_lock(mutex_, std::try_to_lock)) {  //~ unnamed-guard
      frames_.clear();
      ++resets_;
    }
  }

  std::uint32_t slowest() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::uint32_t slowest = 0;
    for (std::uint32_t micros : frames_) {
      if (micros > slowest) slowest = micros;
    }
    return resets_ > 0 ? slowest : 0;
  }

 private:
  std::mutex mutex_;
  std::vector<std::uint32_t> frames_;
  int resets_ = 0;
};
