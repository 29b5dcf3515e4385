// `a || try_push(move)` stops at the first queue that took the frame.
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Frame {
  int number = 0;
  std::vector<std::uint8_t> data;
};
using FramePtr = std::unique_ptr<Frame>;

class Encoder {
 public:
  explicit Encoder(const char* name)
      : name_(name), thread_([this] { run(); }) {}
  ~Encoder() {
    {
      std::lock_guard lock(mutex_);
      over_ = true;
    }
    ready_.notify_all();
    thread_.join();
  }

  // True: taken. False: too busy, and `frame` is untouched.
  bool try_encode(FramePtr&& frame) {
    std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock() || frames_.size() >= 2) return false;
    frames_.push_back(std::move(frame));
    ready_.notify_all();
    return true;
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return over_ || !frames_.empty(); });
      if (frames_.empty()) return;
      const FramePtr frame = std::move(frames_.front());
      frames_.pop_front();
      lock.unlock();
      std::printf("%s: frame %d\n", name_, frame->number);
    }
  }

  const char* const name_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<FramePtr> frames_;
  bool over_ = false;
  std::thread thread_;
};

class Capture {
 public:
  void onFrame(FramePtr frame) {
    const bool taken =
        (frame->data.size() > 4096 && gpu_.try_encode(std::move(frame))) ||
        cpu_.try_encode(std::move(frame));
    if (!taken) {
      std::printf("dropped %d\n", frame->number);
      frame->data.clear();
      pool_.push_back(std::move(frame));
    }
  }

  std::size_t dropped() const { return pool_.size(); }

 private:
  Encoder gpu_{"gpu"};
  Encoder cpu_{"cpu"};
  std::vector<FramePtr> pool_;
};

int main() {
  Capture capture;
  for (int number = 0; number < 12; ++number) {
    auto frame = std::make_unique<Frame>();
    frame->number = number;
    frame->data.resize(number % 2 ? 8192 : 1024);
    capture.onFrame(std::move(frame));
  }
  std::printf("%zu dropped\n", capture.dropped());
}
