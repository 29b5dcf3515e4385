// A job is owned by one thread at a time; the queue hands it over.
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace encode {

// No lock of its own: whoever has the unique_ptr may use it.
struct Frame {
  int number = 0;
  std::string pixels;
  int quality = 0;
};

class FrameQueue {
 public:
  void push(std::unique_ptr<Frame> frame) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      frames_.push_back(std::move(frame));
    }
    changed_.notify_one();
  }

  void close() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }

  // Null when the queue is closed and empty.
  std::unique_ptr<Frame> pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !frames_.empty(); });
    if (frames_.empty()) return nullptr;
    std::unique_ptr<Frame> frame = std::move(frames_.front());
    frames_.pop_front();
    return frame;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Frame>> frames_;
  bool closed_ = false;
};

void encodeAll(FrameQueue& raw, FrameQueue& encoded) {
  while (std::unique_ptr<Frame> frame = raw.pop()) {
    frame->pixels.resize(frame->pixels.size() / 2);
    frame->quality = 80;
    encoded.push(std::move(frame));
  }
  encoded.close();
}

}  // namespace encode

int main() {
  encode::FrameQueue raw;
  encode::FrameQueue encoded;
  std::jthread encoder([&] { encode::encodeAll(raw, encoded); });
  for (int i = 0; i < 50; ++i) {
    auto frame = std::make_unique<encode::Frame>();
    frame->number = i;
    frame->pixels.assign(64, 'p');
    raw.push(std::move(frame));
  }
  raw.close();
  int quality = 0;
  while (auto frame = encoded.pop()) {
    frame->quality += frame->number % 2;
    quality += frame->quality;
  }
  return quality == 50 * 80 + 25 ? 0 : 1;
}
