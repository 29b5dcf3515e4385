// One thread appends frames under the lock; the renderer iterates without it.
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace capture {

struct Frame {
  std::uint32_t id = 0;
  std::vector<std::uint8_t> pixels;
};

class FrameStore {
 public:
  void Append(std::uint32_t id, std::size_t bytes) {
    Frame frame{id, std::vector<std::uint8_t>(bytes, 0x7f)};
    std::lock_guard<std::mutex> lock(mutex_);
    frames_.push_back(std::move(frame));
  }

  void DropBefore(std::uint32_t id) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::erase_if(frames_, [id](const Frame& f) { return f.id < id; });
  }

  std::size_t TotalBytes() const {
    std::size_t total = 0;
    for (const Frame& frame : frames_) {  //~ unguarded-shared-access
      total += frame.pixels.size();
    }
    return total;
  }

  std::size_t Count() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return frames_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Frame> frames_;
};

}  // namespace capture

int main() {
  capture::FrameStore store;
  std::size_t largest = 0;
  {
    std::jthread camera([&store] {
      for (std::uint32_t id = 0; id < 400; ++id) {
        store.Append(id, 64);
        if (id % 50 == 49) store.DropBefore(id - 25);
      }
    });
    while (store.Count() < 10) std::this_thread::yield();
    for (int i = 0; i < 20; ++i) {
      const std::size_t bytes = store.TotalBytes();
      if (bytes > largest) largest = bytes;
    }
  }
  return largest > 0 ? 0 : 1;
}
