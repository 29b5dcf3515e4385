// llvm/llvm-project#127349: two objects of one class, each with its own lock;
// the lock of the one does not guard the other, and need not.
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Ledger {
 public:
  void book(long cents) {
    std::lock_guard<std::mutex> lock(mutex_);
    entries_.push_back(cents);
  }

  // Never holds both locks: takes from the one, then gives to the other.
  void move_last_to(Ledger& other) {
    long cents = 0;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (entries_.empty()) return;
      cents = entries_.back();
      entries_.pop_back();
    }
    other.book(cents);
  }

  bool has_more_than(const Ledger& other) const {
    const std::size_t mine = size();
    return mine > other.size();
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return entries_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<long> entries_;
};

int main() {
  Ledger open, closed;
  {
    std::jthread clerk([&] {
      for (int i = 0; i < 100; ++i) open.book(i);
    });
    std::jthread closer([&] {
      for (int i = 0; i < 100; ++i) open.move_last_to(closed);
    });
    (void)open.has_more_than(closed);
  }
  return open.size() + closed.size() == 100 ? 0 : 1;
}
