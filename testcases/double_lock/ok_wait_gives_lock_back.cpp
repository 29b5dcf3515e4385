// While one thread waits, the lock is free; its predicate does not lock.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

class Mailbox {
 public:
  void put(int value) {
    std::lock_guard lock(mutex_);
    values_.push_back(value);
    not_empty_.notify_one();
  }

  int take() {
    std::unique_lock lock(mutex_);
    while (values_.empty()) not_empty_.wait(lock);
    return take_locked(lock);
  }

  int take_sum_of_two() {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return has(2); });
    const int first = values_.front();
    values_.pop_front();
    return first + take_locked(lock);
  }

 private:
  bool has(std::size_t count) const { return values_.size() >= count; }

  int take_locked(std::unique_lock<std::mutex>& lock) {
    const int value = values_.front();
    values_.pop_front();
    lock.unlock();
    ended();
    return value;
  }

  void ended() {
    std::lock_guard lock(mutex_);
    ++taken_;
  }

  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<int> values_;
  int taken_ = 0;
};

int main() {
  Mailbox mailbox;
  std::jthread sender([&mailbox] {
    for (int i = 0; i < 30; ++i) mailbox.put(i);
  });
  int sum = 0;
  for (int i = 0; i < 10; ++i) {
    sum += mailbox.take();
    sum += mailbox.take_sum_of_two();
  }
  std::printf("%d\n", sum);
}
