// Two semaphores pass a plain buffer back and forth; nobody else has it then.
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <semaphore>
#include <thread>

namespace audio {

class DmaBuffer {
 public:
  static constexpr std::size_t kSamples = 32;

  // Producer side: waits until the consumer has given the buffer back.
  void fill(std::int16_t level) {
    free_.acquire();
    samples_.fill(level);
    ++fills_;
    full_.release();
  }

  // Consumer side.
  std::int64_t drain() {
    full_.acquire();
    const std::int64_t sum =
        std::accumulate(samples_.begin(), samples_.end(), std::int64_t{0});
    samples_.fill(0);
    last_ = fills_;
    free_.release();
    return sum;
  }

  // For the consumer, between its calls.
  int last() const { return last_; }

 private:
  std::binary_semaphore free_{1};
  std::binary_semaphore full_{0};
  std::array<std::int16_t, kSamples> samples_{};
  int fills_ = 0;
  int last_ = 0;
};

class Source {
 public:
  explicit Source(DmaBuffer& buffer) : buffer_(buffer) {}

  void play(int frames) {
    for (int i = 0; i < frames; ++i) {
      level_ = static_cast<std::int16_t>(i % 10);
      buffer_.fill(level_);
    }
  }

 private:
  DmaBuffer& buffer_;
  std::int16_t level_ = 0;
};

}  // namespace audio

int main() {
  constexpr int kFrames = 100;
  audio::DmaBuffer buffer;
  std::jthread player([&buffer] { audio::Source(buffer).play(kFrames); });
  std::int64_t sum = 0;
  for (int i = 0; i < kFrames; ++i) sum += buffer.drain();
  return sum == 45 * 10 * 32 && buffer.last() == kFrames ? 0 : 1;
}
