// enter() returns true with the lock, false without; callers ask.
#include <cstdio>
#include <mutex>
#include <optional>
#include <thread>

class Kitchen {
 public:
  bool enter() {
    if (!mutex_.try_lock()) return false;
    if (closed_) {
      mutex_.unlock();
      return false;
    }
    return true;
  }
  void leave() { mutex_.unlock(); }

  // Zero for success, as in POSIX.
  int enter_waiting() {
    mutex_.lock();
    if (!closed_) return 0;
    mutex_.unlock();
    return -1;
  }

  // Null: closed, nothing is locked.
  int* open_pot() {
    mutex_.lock();
    if (closed_) {
      mutex_.unlock();
      return nullptr;
    }
    return &meals_;
  }

  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
  }
  void cook() { ++meals_; }
  int meals() {
    std::lock_guard<std::mutex> lock(mutex_);
    return meals_;
  }

 private:
  std::mutex mutex_;
  bool closed_ = false;
  int meals_ = 0;
};

static void work(Kitchen& kitchen) {
  for (int i = 0; i < 20; ++i) {
    if (!kitchen.enter()) continue;
    kitchen.cook();
    kitchen.leave();
  }
  if (kitchen.enter_waiting() == 0) {
    kitchen.cook();
    kitchen.leave();
  }
  if (int* meals = kitchen.open_pot()) {
    ++*meals;
    kitchen.leave();
  }
}

int main() {
  Kitchen kitchen;
  {
    std::jthread cook([&kitchen] { work(kitchen); });
    std::jthread chef([&kitchen] { work(kitchen); });
  }
  kitchen.close();
  std::printf("%d\n", kitchen.meals() >= 4 && !kitchen.enter());
}
