// A class that is a lock itself: what lock() takes, unlock() gives back.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

class CountingMutex {
 public:
  void lock() {
    if (!mutex_.try_lock()) {
      ++contended_;
      mutex_.lock();
    }
    owner_ = std::this_thread::get_id();
  }
  bool try_lock() {
    if (!mutex_.try_lock()) return false;
    owner_ = std::this_thread::get_id();
    return true;
  }
  void unlock() {
    owner_ = std::thread::id();
    mutex_.unlock();
  }
  long contended() const { return contended_; }

 private:
  std::mutex mutex_;
  std::thread::id owner_;
  std::atomic<long> contended_{0};
};

class Inventory {
 public:
  void add(int amount) {
    std::lock_guard<CountingMutex> lock(mutex_);
    stock_ += amount;
  }
  bool try_take(int amount) {
    std::unique_lock<CountingMutex> lock(mutex_, std::try_to_lock);
    if (!lock || stock_ < amount) return false;
    stock_ -= amount;
    return true;
  }
  int stock() {
    mutex_.lock();
    const int stock = stock_;
    mutex_.unlock();
    return stock;
  }

 private:
  CountingMutex mutex_;
  int stock_ = 0;
};

int main() {
  Inventory inventory;
  std::jthread supplier([&inventory] {
    for (int i = 0; i < 50; ++i) inventory.add(2);
  });
  int taken = 0;
  for (int i = 0; i < 50; ++i) taken += inventory.try_take(1) ? 1 : 0;
  supplier.join();
  std::printf("%d\n", inventory.stock() + taken);
}
