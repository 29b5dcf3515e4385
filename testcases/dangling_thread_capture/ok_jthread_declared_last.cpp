// The jthread is declared after everything it reads, so it joins first.
#include <atomic>
#include <chrono>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

namespace audio {

class Meter {
 public:
  void Add(double level) {
    std::lock_guard lock(mutex_);
    levels_.push_back(level);
  }
  double Peak() const {
    std::lock_guard lock(mutex_);
    double peak = 0;
    for (const double level : levels_) peak = level > peak ? level : peak;
    return peak;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<double> levels_;
};

// Returns early on silence; the display thread ends before `meter` does.
double RecordFor(const std::vector<double>& blocks) {
  Meter meter;
  std::atomic<int> redraws{0};
  const std::jthread display([&meter, &redraws](std::stop_token stop) {
    while (!stop.stop_requested()) {
      if (meter.Peak() > 0.5) ++redraws;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  for (const double level : blocks) {
    if (level == 0) return 0;
    meter.Add(level);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return meter.Peak();
}

}  // namespace audio

int main() {
  std::cout << "peak " << audio::RecordFor({0.1, 0.7, 0.3}) << '\n';
  std::cout << "peak " << audio::RecordFor({0.4, 0.0, 0.9}) << '\n';
}
