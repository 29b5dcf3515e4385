// A loop that polls: nothing yet, a value, or nobody left to send one.
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

enum class Poll { kValue, kEmpty, kDisconnected };

class Channel {
 public:
  void send(std::string value) {
    std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
  }
  void disconnect() {
    std::lock_guard lock(mutex_);
    is_connected_ = false;
  }
  Poll try_recv(std::string& value) {
    std::lock_guard lock(mutex_);
    if (values_.empty()) {
      return is_connected_ ? Poll::kEmpty : Poll::kDisconnected;
    }
    value = std::move(values_.front());
    values_.pop_front();
    return Poll::kValue;
  }

 private:
  std::mutex mutex_;
  std::deque<std::string> values_;
  bool is_connected_ = true;
};

int main() {
  Channel channel;
  std::jthread sender([&channel] {
    channel.send("hi");
    channel.disconnect();
  });

  std::string received;
  for (;;) {
    const Poll poll = channel.try_recv(received);
    if (poll == Poll::kDisconnected) break;
    if (poll == Poll::kValue) std::printf("Got: %s\n", received.c_str());
    if (poll == Poll::kEmpty) std::this_thread::yield();
  }
}
