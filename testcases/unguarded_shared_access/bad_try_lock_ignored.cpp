// When try_lock fails, the gauge is updated all the same.
#include <cstdint>
#include <mutex>
#include <thread>

class LoadGauge {
 public:
  void sample(std::int64_t load) {
    std::lock_guard<std::mutex> lock(mutex_);
    sum_ += load;
    ++samples_;
  }

  // For the render thread, which must never wait.
  void sampleQuickly(std::int64_t load) {
    std::unique_lock<std::mutex> lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock() && load < kImportant) return;
    sum_ += load;  //~ unguarded-shared-access
  }

  std::int64_t average() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return samples_ == 0 ? 0 : sum_ / samples_;
  }

  void decay() {
    std::lock_guard<std::mutex> lock(mutex_);
    sum_ /= 2;
    samples_ = (samples_ + 1) / 2;
  }

 private:
  static constexpr std::int64_t kImportant = 90;

  mutable std::mutex mutex_;
  std::int64_t sum_ = 0;
  std::int64_t samples_ = 0;
};

class Renderer {
 public:
  explicit Renderer(LoadGauge& gauge) : gauge_(gauge) {}

  void drawFrames(int count) {
    for (int frame = 0; frame < count; ++frame) {
      gauge_.sampleQuickly(frame % 100);
    }
  }

 private:
  LoadGauge& gauge_;
};

int main() {
  LoadGauge gauge;
  {
    std::jthread render([&gauge] { Renderer(gauge).drawFrames(500); });
    for (int i = 0; i < 500; ++i) {
      gauge.sample(i % 100);
      if (i % 100 == 99) gauge.decay();
    }
  }
  return gauge.average() >= 0 ? 0 : 1;
}
