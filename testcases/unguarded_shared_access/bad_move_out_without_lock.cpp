// Draining moves the buffer out of the class without the buffer's lock.
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace logging {

class LogBuffer {
 public:
  void Write(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    size_ += line.size();
    lines_.emplace_back(std::move(line));
  }

  // Called by the flusher whenever enough has come together.
  std::vector<std::string> TakeLines() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      size_ = 0;
    }
    return std::move(lines_);  //~ unguarded-shared-access
  }

  std::size_t Size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return size_;
  }

  bool IsEmpty() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return lines_.empty();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
  std::size_t size_ = 0;
};

class Flusher {
 public:
  explicit Flusher(LogBuffer& buffer) : buffer_(buffer) {}

  std::size_t FlushWhenFull(std::size_t limit) {
    if (buffer_.Size() < limit) return 0;
    std::vector<std::string> lines = buffer_.TakeLines();
    return lines.size();
  }

 private:
  LogBuffer& buffer_;
};

}  // namespace logging

int main() {
  logging::LogBuffer buffer;
  std::size_t flushed = 0;
  {
    std::jthread app([&buffer] {
      for (int i = 0; i < 100; ++i) buffer.Write("event " + std::to_string(i));
    });
    logging::Flusher flusher(buffer);
    for (int i = 0; i < 10; ++i) flushed += flusher.FlushWhenFull(400);
  }
  return flushed <= 100 || buffer.IsEmpty() ? 0 : 1;
}
