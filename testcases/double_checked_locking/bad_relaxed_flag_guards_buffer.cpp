// A relaxed flag says that the samples are ready, and does not order them.
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <thread>

namespace synth {

class SineTable {
 public:
  float At(std::size_t phase) {
    if (!is_ready_.load(std::memory_order_relaxed)) {  //~ double-checked-locking
      std::scoped_lock lock(mutex_);
      if (!is_ready_.load(std::memory_order_relaxed)) {
        for (std::size_t i = 0; i < samples_.size(); ++i) {
          samples_[i] = static_cast<float>(i) / samples_.size();
        }
        is_ready_.store(true, std::memory_order_relaxed);
      }
    }
    return samples_[phase % samples_.size()];
  }

 private:
  std::mutex mutex_;
  std::atomic<bool> is_ready_{false};
  std::array<float, 64> samples_{};
};

}  // namespace synth

int main() {
  synth::SineTable table;
  float first = 0, second = 0;
  {
    std::jthread left([&] { first = table.At(16); });
    std::jthread right([&] { second = table.At(32); });
  }
  std::printf("%.2f %.2f\n", static_cast<double>(first),
              static_cast<double>(second));
  return 0;
}
