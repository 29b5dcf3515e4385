// Listing 16-9, corrected: the value is printed before it is sent.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Channel {
 public:
  void send(std::string value) {
    std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    arrived_.notify_one();
  }
  std::string recv() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !values_.empty(); });
    std::string value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::string> values_;
};

int main() {
  Channel channel;

  std::jthread sender([&channel] {
    std::string val = "hi";
    std::printf("val is %s\n", val.c_str());
    channel.send(std::move(val));
  });

  const std::string received = channel.recv();
  std::printf("Got: %s\n", received.c_str());
}
