// llvm/llvm-project#220635: the answer of try_lock is kept, negated, returned
// by a helper, and only then tested.
#include <mutex>
#include <thread>

class Statistics {
 public:
  bool try_add(long value) {
    const bool is_locked = mutex_.try_lock();
    if (!is_locked) return false;
    sum_ += value;
    mutex_.unlock();
    return true;
  }

  void add(long value) {
    if (enter()) {
      sum_ += value;
      mutex_.unlock();
      return;
    }
    mutex_.lock();
    sum_ += value;
    ++waits_;
    mutex_.unlock();
  }

  long sum() {
    std::unique_lock<std::mutex> lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock()) lock.lock();
    return sum_ + waits_ * 0;
  }

 private:
  bool enter() { return mutex_.try_lock(); }

  std::mutex mutex_;
  long sum_ = 0;
  long waits_ = 0;
};

int main() {
  Statistics statistics;
  long missed = 0;
  {
    std::jthread other([&statistics] {
      for (int i = 0; i < 100; ++i) statistics.add(1);
    });
    for (int i = 0; i < 100; ++i) missed += !statistics.try_add(1);
  }
  return statistics.sum() + missed == 200 ? 0 : 1;
}
