// The destructor tells the sampler to stop, and does not wait until it has.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

class CpuSampler {
 public:
  explicit CpuSampler(std::chrono::milliseconds period)
      : period_(period), thread_([this] { run(); }) {}

  CpuSampler(const CpuSampler&) = delete;
  CpuSampler& operator=(const CpuSampler&) = delete;

  ~CpuSampler() {  //~ unjoined-thread
    stop_.store(true);
    std::printf("sampler: %u samples\n", samples_.load());
  }

  unsigned samples() const { return samples_.load(); }

 private:
  void run() {
    while (!stop_.load()) {
      samples_.fetch_add(1);
      std::this_thread::sleep_for(period_);
    }
  }

  const std::chrono::milliseconds period_;
  std::atomic<bool> stop_{false};
  std::atomic<unsigned> samples_{0};
  std::thread thread_;
};

int main() {
  CpuSampler sampler(std::chrono::milliseconds(2));
  while (sampler.samples() < 5) std::this_thread::yield();
  return 0;
}
