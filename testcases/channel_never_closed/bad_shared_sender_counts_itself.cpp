// Every producer shares the ownership of one sender that closes the channel
// when it dies; so does main, for as long as it waits.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

class Stream {
 public:
  void write(int value) {
    std::lock_guard lock(mutex_);
    values_.push_back(value);
    changed_.notify_one();
  }
  void close() {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_one();
  }
  std::optional<int> read() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    const int value = values_.front();
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<int> values_;
  bool is_closed_ = false;
};

class Writer {
 public:
  explicit Writer(std::shared_ptr<Stream> stream)
      : stream_(std::move(stream)) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { stream_->close(); }
  void write(int value) { stream_->write(value); }

 private:
  std::shared_ptr<Stream> stream_;
};

int main() {
  auto stream = std::make_shared<Stream>();
  auto writer = std::make_shared<Writer>(stream);
  std::vector<std::jthread> producers;
  for (int id = 0; id < 3; ++id) {
    producers.emplace_back([writer, id] { writer->write(id); });
  }
  int sum = 0;
  while (auto value = stream->read()) {  //~ channel-never-closed
    sum += *value;
  }
  std::printf("%d\n", sum);
}
