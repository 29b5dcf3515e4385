// Samples are small values: the queue gets a copy and the meter keeps its own.
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

struct Sample {
  std::uint64_t at;
  std::int32_t milliwatts;
};

class SampleQueue {
 public:
  void push(Sample sample) {
    std::lock_guard<std::mutex> lock(mutex_);
    samples_.push_back(sample);
    grown_.notify_one();
  }
  bool pop(Sample* sample) {
    std::unique_lock<std::mutex> lock(mutex_);
    grown_.wait(lock, [this] { return closed_ || !samples_.empty(); });
    if (samples_.empty()) return false;
    *sample = samples_.front();
    samples_.pop_front();
    return true;
  }
  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    grown_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable grown_;
  std::deque<Sample> samples_;
  bool closed_ = false;
};

class Meter {
 public:
  explicit Meter(SampleQueue& out) : out_(out) {}

  void tick(std::int32_t milliwatts) {
    Sample sample{++now_, milliwatts};
    out_.push(sample);
    if (sample.milliwatts > peak_.milliwatts) peak_ = sample;
    sample.milliwatts = 0;
    last_ = sample;
  }

  // The same with a cast: moving a trivially copyable value is a copy.
  void tick_idle() {
    Sample sample{++now_, 0};
    out_.push(std::move(sample));
    last_ = sample;
  }

  const Sample& peak() const { return peak_; }
  const Sample& last() const { return last_; }

 private:
  SampleQueue& out_;
  std::uint64_t now_ = 0;
  Sample peak_{0, 0};
  Sample last_{0, 0};
};

int main() {
  SampleQueue queue;
  std::jthread writer([&queue] {
    Sample sample{};
    long long total = 0;
    while (queue.pop(&sample)) total += sample.milliwatts;
    std::printf("total %lld mW\n", total);
  });
  Meter meter(queue);
  for (std::int32_t load : {120, 480, 90}) meter.tick(load);
  meter.tick_idle();
  queue.close();
  std::printf("peak %d mW at %llu, last at %llu\n", meter.peak().milliwatts,
              static_cast<unsigned long long>(meter.peak().at),
              static_cast<unsigned long long>(meter.last().at));
}
