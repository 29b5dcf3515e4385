// A span is copied into the flusher's task; the array it shows is on the stack.
#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <iostream>
#include <mutex>
#include <optional>
#include <semaphore>
#include <span>
#include <thread>
#include <utility>

class Flusher {
 public:
  Flusher() : thread_([this] { Run(); }) {}
  ~Flusher() {
    quit_ = true;
    wake_.release();
    thread_.join();
  }
  Flusher(const Flusher&) = delete;
  Flusher& operator=(const Flusher&) = delete;

  // Replaces a flush that has not been started.
  void Post(std::function<void()> flush) {
    {
      std::lock_guard lock(mutex_);
      next_ = std::move(flush);
    }
    wake_.release();
  }

 private:
  std::optional<std::function<void()>> Take() {
    std::lock_guard lock(mutex_);
    return std::exchange(next_, std::nullopt);
  }
  void Run() {
    bool last_round = false;
    while (!last_round) {
      wake_.acquire();
      last_round = quit_;
      if (const auto flush = Take()) (*flush)();
    }
  }

  std::mutex mutex_;
  std::optional<std::function<void()>> next_;
  std::atomic<bool> quit_{false};
  std::counting_semaphore<> wake_{0};
  std::thread thread_;
};

std::atomic<unsigned> g_checksum{0};

void Checksum(std::span<const std::byte> block) {
  for (const std::byte byte : block) {
    g_checksum += std::to_integer<unsigned>(byte);
  }
}

void WriteBlock(Flusher& flusher, unsigned char fill) {
  std::array<std::byte, 4096> block;
  block.fill(std::byte{fill});
  const std::span<const std::byte> view(block);
  flusher.Post([view] { Checksum(view); });  //~ dangling-thread-capture
}

int main() {
  {
    Flusher flusher;
    WriteBlock(flusher, 0x5a);
  }
  std::cout << g_checksum.load() << '\n';
}
