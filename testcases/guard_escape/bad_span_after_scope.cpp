// The span is taken under the lock; the samples are averaged after it.
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <numeric>
#include <span>
#include <thread>
#include <vector>

class Recorder {
 public:
  void record(double sample) {
    std::lock_guard<std::mutex> lock(mutex_);
    samples_.push_back(sample);
    if (samples_.size() > kLimit) samples_.erase(samples_.begin());
  }

  double recent_average(std::size_t count) {
    std::span<const double> window;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (samples_.size() < count) return 0.0;
      window = std::span<const double>(samples_).last(count);
    }
    double sum = 0;
    for (double sample : window) sum += sample;  //~ guard-escape
    return sum / static_cast<double>(count);
  }

 private:
  static constexpr std::size_t kLimit = 1024;
  std::mutex mutex_;
  std::vector<double> samples_;
};

int main() {
  Recorder recorder;
  std::thread sensor([&recorder] {
    for (int i = 0; i < 100; ++i) recorder.record(20.0 + i % 3);
  });
  const double average = recorder.recent_average(10);
  sensor.join();
  std::printf("%.1f\n", average);
}
