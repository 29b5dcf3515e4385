// Each slice is made, never copied, and moved through the queue to its reader.
#include <condition_variable>
#include <deque>
#include <iostream>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace rpc {

// Copies share one buffer and a plain count.
class Slice {
 public:
  explicit Slice(std::string bytes)
      : buffer_(new Buffer{std::move(bytes), 1}) {}
  Slice(const Slice& other) : buffer_(other.buffer_) { ++buffer_->refs; }
  Slice(Slice&& other) noexcept
      : buffer_(std::exchange(other.buffer_, nullptr)) {}
  Slice& operator=(Slice other) noexcept {
    std::swap(buffer_, other.buffer_);
    return *this;
  }
  ~Slice() {
    if (buffer_ != nullptr && --buffer_->refs == 0) delete buffer_;
  }
  std::size_t size() const { return buffer_->bytes.size(); }

 private:
  struct Buffer {
    std::string bytes;
    unsigned refs;
  };
  Buffer* buffer_;
};

// Takes values by rvalue only, so no copy can stay with the sender.
template <typename T>
class HandOver {
 public:
  void Push(T&& value) {
    {
      std::lock_guard lock(mutex_);
      values_.push_back(std::move(value));
    }
    arrived_.notify_one();
  }
  void Close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    arrived_.notify_one();
  }
  std::optional<T> Pop() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<T> values_;
  bool closed_ = false;
};

}  // namespace rpc

int main() {
  rpc::HandOver<rpc::Slice> wire;
  std::size_t written = 0;
  std::jthread writer([&wire, &written] {
    while (std::optional<rpc::Slice> slice = wire.Pop()) {
      const rpc::Slice retry = *slice;  // both copies live on this thread
      written += slice->size() + retry.size();
    }
  });
  for (int request = 0; request < 20; ++request) {
    rpc::Slice slice("request " + std::to_string(request));
    wire.Push(std::move(slice));
  }
  wire.Close();
  writer.join();
  std::cout << written << " bytes\n";
}
