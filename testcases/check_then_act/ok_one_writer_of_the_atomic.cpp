// One thread loads and stores; the others only read: nothing can get lost.
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <thread>

namespace capture {

// Single producer, single consumer: each index has one thread that changes it.
class SampleRing {
 public:
  bool push(std::int16_t sample) {
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    const std::size_t next = (tail + 1) % samples_.size();
    if (next == head_.load(std::memory_order_acquire)) return false;
    samples_[tail] = sample;
    tail_.store(next, std::memory_order_release);
    return true;
  }

  bool pop(std::int16_t& sample) {
    const std::size_t head = head_.load(std::memory_order_relaxed);
    if (head == tail_.load(std::memory_order_acquire)) return false;
    sample = samples_[head];
    head_.store((head + 1) % samples_.size(), std::memory_order_release);
    return true;
  }

 private:
  std::array<std::int16_t, 16> samples_{};
  std::atomic<std::size_t> head_{0};
  std::atomic<std::size_t> tail_{0};
};

// The recorder's thread counts, any other may look.
class Recorder {
 public:
  void run(SampleRing& ring, int samples) {
    for (int sample = 0; sample < samples;) {
      if (!ring.push(static_cast<std::int16_t>(sample))) continue;
      ++sample;
      recorded_.store(recorded_.load(std::memory_order_relaxed) + 1,
                      std::memory_order_relaxed);
    }
  }
  unsigned recorded() const {
    return recorded_.load(std::memory_order_relaxed);
  }

 private:
  std::atomic<unsigned> recorded_{0};
};

}  // namespace capture

int main() {
  capture::SampleRing ring;
  capture::Recorder recorder;
  long sum = 0;
  {
    std::jthread device([&] { recorder.run(ring, 100); });
    std::int16_t sample = 0;
    for (int taken = 0; taken < 100;) {
      if (!ring.pop(sample)) continue;
      ++taken;
      sum += sample;
    }
  }
  std::printf("%u samples\n", recorder.recorded());
  return sum == 4950 ? 0 : 1;
}
