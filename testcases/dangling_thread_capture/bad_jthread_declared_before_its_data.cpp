// The jthread joins itself, but only after the samples it reads are gone.
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

double RecordFor(int blocks) {
  std::jthread display;
  Meter meter;
  std::atomic<int> redraws{0};
  display = std::jthread(
      [&meter, &redraws](std::stop_token stop) {  //~ dangling-thread-capture
        while (!stop.stop_requested()) {
          if (meter.Peak() > 0.5) ++redraws;
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
      });
  for (int block = 0; block < blocks; ++block) {
    meter.Add(block / 10.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return meter.Peak();
}

}  // namespace audio

int main() { std::cout << "peak " << audio::RecordFor(8) << '\n'; }
