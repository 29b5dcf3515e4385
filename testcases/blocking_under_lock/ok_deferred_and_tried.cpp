// Locks that are only prepared, or that were not to be had, are not held.
#include <chrono>
#include <mutex>
#include <thread>

using std::chrono::microseconds;

class Counter {
 public:
  // Backs off without the lock.
  void bump() {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    while (!lock.try_lock()) std::this_thread::sleep_for(microseconds(50));
    ++value_;
  }

  void bump_both(Counter& other) {
    for (;;) {
      std::unique_lock<std::mutex> first(mutex_);
      std::unique_lock<std::mutex> second(other.mutex_, std::try_to_lock);
      if (second.owns_lock()) {
        ++value_;
        ++other.value_;
        return;
      }
      first.unlock();
      std::this_thread::sleep_for(microseconds(50));
    }
  }

  int after_a_while() {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    std::this_thread::sleep_for(microseconds(100));
    lock.lock();
    return value_;
  }

 private:
  std::mutex mutex_;
  int value_ = 0;
};

int main() {
  Counter left;
  Counter right;
  {
    std::jthread a([&] { left.bump_both(right); });
    std::jthread b([&] { right.bump_both(left); });
    left.bump();
  }
  return left.after_a_while() + right.after_a_while() == 5 ? 0 : 1;
}
