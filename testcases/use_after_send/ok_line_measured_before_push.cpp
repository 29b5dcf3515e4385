// A log shipper takes the length of a line before the line is moved away.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

template <typename T>
class BlockingQueue {
 public:
  void Push(T item) {
    std::lock_guard<std::mutex> lock(mutex_);
    items_.push_back(std::move(item));
    ready_.notify_one();
  }

  std::optional<T> Pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    ready_.wait(lock, [this] { return closed_ || !items_.empty(); });
    if (items_.empty()) return std::nullopt;
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

  void Close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    ready_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<T> items_;
  bool closed_ = false;
};

class LogShipper {
 public:
  LogShipper() : worker_([this] { Ship(); }) {}
  ~LogShipper() {
    lines_.Close();
    worker_.join();
  }

  void Append(std::string line) {
    const std::size_t length = line.size();
    const char first = line.empty() ? '\0' : line.front();
    lines_.Push(std::move(line));
    bytes_accepted_ += length;
    if (first == '#') ++comments_;
  }

  std::size_t bytes_accepted() const { return bytes_accepted_; }
  int comments() const { return comments_; }

 private:
  void Ship() {
    while (std::optional<std::string> line = lines_.Pop()) {
      std::fputs(line->c_str(), stderr);
    }
  }

  BlockingQueue<std::string> lines_;
  std::size_t bytes_accepted_ = 0;
  int comments_ = 0;
  std::thread worker_;
};

int main() {
  LogShipper shipper;
  shipper.Append("# started by systemd\n");
  shipper.Append("first request served\n");
  std::printf("%zu bytes, %d comments\n", shipper.bytes_accepted(),
              shipper.comments());
}
