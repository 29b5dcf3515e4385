// A span over a camera frame is checksummed after the encoder got the frame.
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <numeric>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

struct Frame {
  std::uint64_t timestamp = 0;
  std::vector<std::uint8_t> pixels;
};

// One frame at a time: `offer` waits until the previous frame was taken.
class Mailbox {
 public:
  void offer(Frame frame) {
    std::unique_lock lock(mutex_);
    empty_.wait(lock, [this] { return !slot_.has_value(); });
    slot_.emplace(std::move(frame));
    full_.notify_one();
  }
  Frame collect() {
    std::unique_lock lock(mutex_);
    full_.wait(lock, [this] { return slot_.has_value(); });
    Frame frame = std::move(*slot_);
    slot_.reset();
    empty_.notify_one();
    return frame;
  }

 private:
  std::mutex mutex_;
  std::condition_variable empty_;
  std::condition_variable full_;
  std::optional<Frame> slot_;
};

static std::uint32_t checksum(std::span<const std::uint8_t> bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), 0u);
}

static std::uint32_t submit(Mailbox& encoder, Frame frame) {
  std::span<const std::uint8_t> visible(frame.pixels);
  visible = visible.subspan(16);
  encoder.offer(std::move(frame));
  return checksum(visible);  //~ use-after-send
}

int main() {
  constexpr int kFrames = 4;
  Mailbox mailbox;
  std::jthread encoder([&mailbox] {
    for (int i = 0; i < kFrames; ++i) {
      const Frame frame = mailbox.collect();
      std::printf("encode %llu, %zu bytes\n",
                  static_cast<unsigned long long>(frame.timestamp),
                  frame.pixels.size());
    }
  });
  for (std::uint64_t i = 0; i < kFrames; ++i) {
    Frame frame{i, std::vector<std::uint8_t>(640 * 480, 7)};
    std::printf("sum %u\n", submit(mailbox, std::move(frame)));
  }
}
