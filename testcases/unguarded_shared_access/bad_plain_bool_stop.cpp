// The sampler thread polls a plain bool that stop() sets.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <thread>

class CpuSampler {
 public:
  explicit CpuSampler(std::chrono::microseconds period) : period_(period) {}
  CpuSampler(const CpuSampler&) = delete;
  CpuSampler& operator=(const CpuSampler&) = delete;

  ~CpuSampler() { stop(); }

  void start() {
    if (worker_.joinable()) return;
    worker_ = std::thread([this] { loop(); });
  }

  void stop() {
    stopping_ = true;  //~ unguarded-shared-access
    if (worker_.joinable()) worker_.join();
  }

  std::uint64_t samples() const {
    return samples_.load(std::memory_order_relaxed);
  }

 private:
  void loop() {
    while (!stopping_) {
      samples_.fetch_add(1, std::memory_order_relaxed);
      std::this_thread::sleep_for(period_);
    }
  }

  const std::chrono::microseconds period_;
  bool stopping_ = false;
  std::atomic<std::uint64_t> samples_{0};
  std::thread worker_;
};

int main() {
  CpuSampler sampler(std::chrono::microseconds(200));
  sampler.start();
  while (sampler.samples() < 3) std::this_thread::yield();
  sampler.stop();
  std::printf("%llu samples\n",
              static_cast<unsigned long long>(sampler.samples()));
  return 0;
}
