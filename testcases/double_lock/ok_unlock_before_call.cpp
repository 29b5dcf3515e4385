// The lock is given back before the call, on every path, and taken again after.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Camera {
 public:
  void capture(int count) {
    std::unique_lock lock(mutex_);
    taken_ += count;
    lock.unlock();
    send_status();
    lock.lock();
    ++captures_;
  }

  bool capture_if_idle() {
    mutex_.lock();
    if (busy_) {
      mutex_.unlock();
      send_status();
      return false;
    }
    busy_ = true;
    mutex_.unlock();
    send_status();
    std::lock_guard lock(mutex_);
    busy_ = false;
    return true;
  }

  void reset() {
    {
      std::lock_guard lock(mutex_);
      taken_ = 0;
    }
    send_status();
  }

  void send_status() {
    std::lock_guard lock(mutex_);
    sent_.push_back(taken_);
  }

  std::size_t sent() const {
    std::lock_guard lock(mutex_);
    return sent_.size();
  }

 private:
  mutable std::mutex mutex_;
  bool busy_ = false;
  int taken_ = 0;
  int captures_ = 0;
  std::vector<int> sent_;
};

int main() {
  Camera camera;
  {
    std::jthread shutter([&camera] {
      for (int i = 0; i < 100; ++i) camera.capture(1);
    });
    for (int i = 0; i < 100; ++i) camera.capture_if_idle();
    camera.reset();
  }
  std::printf("%zu\n", camera.sent());
}
