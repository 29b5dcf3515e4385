// The count shares a word with two flags; a queue carries copies of the slice.
#include <condition_variable>
#include <cstdint>
#include <iostream>
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <thread>
#include <utility>

namespace rpc {

struct Buffer {
  std::string bytes;
  std::uint32_t refs : 30;
  std::uint32_t is_inlined : 1;
  std::uint32_t is_frozen : 1;
};

class Slice {
 public:
  explicit Slice(std::string bytes)
      : buffer_(new Buffer{std::move(bytes), 1, 0, 1}) {}
  Slice(const Slice& other) : buffer_(other.buffer_) {
    if (buffer_ != nullptr) ++buffer_->refs;
  }
  Slice(Slice&& other) noexcept
      : buffer_(std::exchange(other.buffer_, nullptr)) {}
  Slice& operator=(Slice other) {
    std::swap(buffer_, other.buffer_);
    return *this;
  }
  ~Slice() {
    if (buffer_ != nullptr && --buffer_->refs == 0) delete buffer_;
  }
  std::size_t size() const { return buffer_->bytes.size(); }

 private:
  Buffer* buffer_;
};

// A bounded hand-over of at most one value; `std::nullopt` ends the stream.
template <typename T>
class Rendezvous {
 public:
  void Push(std::optional<T> value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return values_.empty(); });
    values_.push(std::move(value));
    changed_.notify_all();
  }
  std::optional<T> Pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !values_.empty(); });
    std::optional<T> value = std::move(values_.front());
    values_.pop();
    changed_.notify_all();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<std::optional<T>> values_;
};

}  // namespace rpc

int main() {
  rpc::Rendezvous<rpc::Slice> wire;
  std::size_t written = 0;
  std::jthread writer([&wire, &written] {
    while (const std::optional<rpc::Slice> slice = wire.Pop()) {
      written += slice->size();
    }
  });
  const rpc::Slice greeting("HELLO 1.1\r\n");
  for (int retry = 0; retry < 5; ++retry) {
    wire.Push(greeting);  //~ thread-unsafe-refcount
  }
  wire.Push(std::nullopt);
  writer.join();
  std::cout << written << " bytes\n";
}
