// The lock travels: adopted from lock(), moved between guards, returned from a
// helper. It is taken once.
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

class Ledger {
 public:
  void add(long cents) {
    mutex_.lock();
    std::lock_guard<std::mutex> lock(mutex_, std::adopt_lock);
    entries_.push_back(cents);
  }

  void add_both(long first, long second) {
    std::unique_lock<std::mutex> lock = begin();
    entries_.push_back(first);
    finish(std::move(lock), second);
    std::unique_lock<std::mutex> again(mutex_);
    ++bookings_;
  }

  long sum() {
    std::optional<std::unique_lock<std::mutex>> lock;
    lock.emplace(mutex_);
    long sum = 0;
    for (long entry : entries_) sum += entry;
    lock.reset();
    lock.emplace(mutex_);
    ++bookings_;
    return sum;
  }

 private:
  std::unique_lock<std::mutex> begin() {
    std::unique_lock<std::mutex> lock(mutex_);
    ++bookings_;
    return lock;
  }
  void finish(std::unique_lock<std::mutex> lock, long cents) {
    entries_.push_back(cents);
    lock.unlock();
  }

  std::mutex mutex_;
  std::vector<long> entries_;
  int bookings_ = 0;
};

int main() {
  Ledger ledger;
  {
    std::jthread teller([&ledger] {
      for (int i = 0; i < 100; ++i) ledger.add(i);
    });
    for (int i = 0; i < 100; ++i) ledger.add_both(i, -i);
  }
  std::printf("%ld\n", ledger.sum());
}
