// The lock went into `transfer`; waiting with what is left of it is undefined.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

struct Packet {
  int id = 0;
};

class Link {
 public:
  void deliver(Packet packet) {
    std::lock_guard<std::mutex> guard(mutex_);
    packets_.push_back(packet);
    arrived_.notify_one();
  }

  Packet next() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (paused_) lock = resume(std::move(lock));
    std::unique_lock<std::mutex> transfer(std::move(lock));
    while (packets_.empty()) arrived_.wait(lock);  //~ lock-copied
    Packet packet = packets_.front();
    packets_.pop_front();
    return packet;
  }

  void pause() {
    std::lock_guard<std::mutex> guard(mutex_);
    paused_ = true;
  }

 private:
  std::unique_lock<std::mutex> resume(std::unique_lock<std::mutex> lock) {
    paused_ = false;
    return lock;
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Packet> packets_;
  bool paused_ = false;
};
