// The stop flag and the counters are atomics, so no lock is needed for them.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class DiskSampler {
 public:
  struct Totals {
    std::atomic<std::uint64_t> samples{0};
    std::atomic<std::uint64_t> errors{0};
  };

  explicit DiskSampler(std::string device) : device_(std::move(device)) {}
  DiskSampler(const DiskSampler&) = delete;
  DiskSampler& operator=(const DiskSampler&) = delete;
  ~DiskSampler() { stop(); }

  void start() {
    stopping_.store(false);
    worker_ = std::thread([this] { loop(); });
  }

  void stop() {
    stopping_ = true;
    if (worker_.joinable()) worker_.join();
  }

  void setMessage(std::string message) {
    std::lock_guard<std::mutex> lock(mutex_);
    message_ = std::move(message);
    ++totals_.errors;  // Inside the lock by chance; the atomic needs none.
  }

  std::string message() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return message_;
  }

  const Totals& totals() const { return totals_; }

 private:
  void loop() {
    while (!stopping_) {
      totals_.samples.fetch_add(1, std::memory_order_relaxed);
      if (totals_.errors > 0) setMessage(device_ + " failed");
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
  }

  const std::string device_;
  std::atomic<bool> stopping_{false};
  Totals totals_;
  mutable std::mutex mutex_;
  std::string message_;
  std::thread worker_;
};

int main() {
  DiskSampler sampler("sda");
  sampler.start();
  sampler.setMessage("test");
  while (sampler.totals().samples < 3) std::this_thread::yield();
  sampler.stop();
  std::printf("%s\n", sampler.message().c_str());
  return 0;
}
