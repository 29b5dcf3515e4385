// After 50 ms there may still be no packet; nobody looks whether there is.
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

using Packet = std::vector<std::uint8_t>;

class Link {
 public:
  void deliver(Packet packet) {
    std::lock_guard lock(mutex_);
    packets_.push_back(std::move(packet));
    arrived_.notify_one();
  }

  Packet receive(std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, timeout);  //~ condvar-misuse
    Packet packet = std::move(packets_.front());
    packets_.pop_front();
    return packet;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Packet> packets_;
};

int main() {
  Link link;
  std::jthread network([&link] { link.deliver({1, 2, 3}); });
  return link.receive(std::chrono::milliseconds(50)).size() == 3 ? 0 : 1;
}
