// A sent buffer is replaced by one that the writer has returned.
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

using Buffer = std::vector<std::uint8_t>;

template <class T>
class Pipe {
 public:
  void put(T value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.push_back(std::move(value));
    filled_.notify_one();
  }
  std::optional<T> get() {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait(lock, [this] { return shut_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    return value;
  }
  void shut() {
    std::lock_guard<std::mutex> lock(mutex_);
    shut_ = true;
    filled_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<T> values_;
  bool shut_ = false;
};

class DoubleBuffer {
 public:
  DoubleBuffer() : writer_([this] { write(); }) {
    Buffer spare;
    spare.reserve(kSize);
    empty_.put(std::move(spare));
    current_.reserve(kSize);
  }
  ~DoubleBuffer() {
    full_.shut();
    writer_.join();
  }

  void append(std::uint8_t byte) {
    current_.push_back(byte);
    if (current_.size() == kSize) rotate();
  }

  std::size_t buffered() const { return current_.size(); }

 private:
  static constexpr std::size_t kSize = 64;
  static constexpr std::uint8_t kContinued = 0xff;

  void rotate() {
    const std::uint8_t* last = &current_.back();
    std::printf("ends with %u\n", *last);
    full_.put(std::move(current_));
    current_ = empty_.get().value_or(Buffer());
    current_.push_back(kContinued);
    last = &current_.back();
    std::printf("starts with %u\n", *last);
  }

  void write() {
    while (std::optional<Buffer> buffer = full_.get()) {
      std::printf("wrote %zu bytes\n", buffer->size());
      buffer->clear();
      empty_.put(std::move(*buffer));
    }
  }

  Pipe<Buffer> full_;
  Pipe<Buffer> empty_;
  Buffer current_;
  std::thread writer_;
};

int main() {
  DoubleBuffer log;
  for (int i = 0; i < 200; ++i) log.append(static_cast<std::uint8_t>(i));
  std::printf("%zu left\n", log.buffered());
}
