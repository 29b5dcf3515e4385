// Listing 16-10 on a queue that nobody closes: the last recv() never returns.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

class Channel {
 public:
  void send(std::string value) {
    std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    changed_.notify_one();
  }
  void close() {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_one();
  }
  std::optional<std::string> recv() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    std::string value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> values_;
  bool is_closed_ = false;
};

int main() {
  Channel channel;
  std::jthread sender([&channel] {
    for (const char* word : {"hi", "from", "the", "thread"}) {
      channel.send(word);
    }
  });

  while (auto received = channel.recv()) {  //~ channel-never-closed
    std::printf("Got: %s\n", received->c_str());
  }
}
