// The loop locks in each round; `break` on shutdown takes the lock along.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Sample {
  std::uint64_t at = 0;
  double value = 0;
};

class Poller {
 public:
  void push(Sample sample) {
    std::lock_guard<std::mutex> lock(mutex_);
    samples_.push_back(sample);
  }

  void stop() { stopping_ = true; }

  double poll() {
    double sum = 0;
    while (true) {
      mutex_.lock();
      if (stopping_) break;
      for (const Sample& sample : samples_) sum += sample.value;
      samples_.clear();
      mutex_.unlock();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return sum;  //~ lock-leak
  }

 private:
  std::mutex mutex_;
  std::atomic<bool> stopping_{false};
  std::vector<Sample> samples_;
};
