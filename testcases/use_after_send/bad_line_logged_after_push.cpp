// A log shipper moves each line into its queue and then measures the line.
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
    lines_.Push(std::move(line));
    bytes_accepted_ += line.size();  //~ use-after-send
  }

  std::size_t bytes_accepted() const { return bytes_accepted_; }

 private:
  void Ship() {
    while (std::optional<std::string> line = lines_.Pop()) {
      std::fputs(line->c_str(), stderr);
    }
  }

  BlockingQueue<std::string> lines_;
  std::size_t bytes_accepted_ = 0;
  std::thread worker_;
};

int main() {
  LogShipper shipper;
  shipper.Append("listening on port 8080\n");
  shipper.Append("first request served\n");
  std::printf("%zu bytes\n", shipper.bytes_accepted());
}
