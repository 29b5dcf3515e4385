// The getters of what never changes lock out of habit; that harms nobody.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Device {
 public:
  Device(std::string serial, std::vector<int> channels)
      : serial_(std::move(serial)), channels_(std::move(channels)) {
    if (channels_.empty()) channels_.push_back(0);
  }

  const std::string& serial() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return serial_;
  }
  const std::vector<int>& channels() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return channels_;
  }

  void calibrate(double offset) {
    std::lock_guard<std::mutex> lock(mutex_);
    offset_ = offset;
    ++calibrations_;
  }
  double offset() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return offset_ * static_cast<double>(channels_.size());
  }
  int calibrations() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return calibrations_;
  }

 private:
  mutable std::mutex mutex_;
  std::string serial_;
  std::vector<int> channels_;
  double offset_ = 0;
  int calibrations_ = 0;
};

int main() {
  Device device("A-113", {1, 2, 3});
  std::jthread service([&device] { device.calibrate(0.25); });
  const std::string& serial = device.serial();
  for (int channel : device.channels()) {
    std::printf("%s/%d\n", serial.c_str(), channel);
  }
  std::printf("%d\n", device.calibrations() <= 1 && device.offset() >= 0);
}
