// Listing 16-11: two producers share one channel; the last one closes it.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Channel {
 public:
  explicit Channel(int producers) : producers_(producers) {}
  void send(std::string value) {
    std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    changed_.notify_one();
  }
  void producer_done() {
    std::lock_guard lock(mutex_);
    --producers_;
    changed_.notify_one();
  }
  std::optional<std::string> recv() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return producers_ == 0 || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    std::string value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> values_;
  int producers_;
};

static void produce(Channel& tx, std::vector<std::string> vals) {
  for (std::string& val : vals) tx.send(std::move(val));
  tx.producer_done();
}

int main() {
  Channel channel(2);
  std::vector<std::string> more = {"more", "messages", "for", "you"};
  std::jthread first(
      [&channel] { produce(channel, {"hi", "from", "the", "thread"}); });
  std::jthread second([&channel, more = std::move(more)]() mutable {
    produce(channel, std::move(more));
  });

  while (std::optional<std::string> received = channel.recv()) {
    std::printf("Got: %s\n", received->c_str());
  }
}
