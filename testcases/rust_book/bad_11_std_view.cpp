// Listing 16-9 through a view: what pointed into `val` is printed too late.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

using Message = std::unique_ptr<std::string>;

class Channel {
 public:
  void send(Message message) {
    std::lock_guard lock(mutex_);
    messages_.push_back(std::move(message));
    arrived_.notify_one();
  }
  Message recv() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !messages_.empty(); });
    Message message = std::move(messages_.front());
    messages_.pop_front();
    return message;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Message> messages_;
};

int main() {
  Channel channel;
  std::jthread receiver([&channel] {
    const Message received = channel.recv();
    std::printf("Got: %s\n", received->c_str());
  });

  auto val = std::make_unique<std::string>("hi from the main thread");
  const std::string_view view = *val;
  channel.send(std::move(val));
  std::printf("val begins with %c\n", view.front());  //~ use-after-send
}
