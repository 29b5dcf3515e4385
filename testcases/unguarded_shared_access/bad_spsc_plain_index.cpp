// A ring for one producer and one consumer whose write index is not atomic.
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>

template <typename T, std::size_t Capacity>
class SpscRing {
  static_assert((Capacity & (Capacity - 1)) == 0, "power of two");

 public:
  bool push(const T& item) {
    const std::size_t written = written_;
    if (written - read_.load(std::memory_order_acquire) == Capacity) {
      return false;
    }
    slots_[written % Capacity].store(item, std::memory_order_relaxed);
    written_ = written + 1;  //~ unguarded-shared-access
    return true;
  }

  bool pop(T& item) {
    const std::size_t read = read_.load(std::memory_order_relaxed);
    if (read == written_) return false;
    item = slots_[read % Capacity].load(std::memory_order_relaxed);
    read_.store(read + 1, std::memory_order_release);
    return true;
  }

 private:
  std::array<std::atomic<T>, Capacity> slots_{};
  std::size_t written_ = 0;
  std::atomic<std::size_t> read_{0};
};

using SampleRing = SpscRing<std::int32_t, 64>;

class Microphone {
 public:
  explicit Microphone(SampleRing& ring) : ring_(ring) {}

  void record(int samples) {
    for (int i = 0; i < samples; ++i) {
      if (!ring_.push(i)) ++dropped_;
    }
  }

  int dropped() const { return dropped_; }

 private:
  SampleRing& ring_;
  int dropped_ = 0;  // Read after the recording thread has been joined.
};

int main() {
  SampleRing ring;
  Microphone microphone(ring);
  std::thread recorder([&microphone] { microphone.record(1000); });
  std::int64_t energy = 0;
  std::thread player([&ring, &energy] {
    std::int32_t sample = 0;
    for (int i = 0; i < 1000; ++i) {
      if (ring.pop(sample)) energy += sample;
    }
  });
  recorder.join();
  player.join();
  return energy >= 0 && microphone.dropped() <= 1000 ? 0 : 1;
}
