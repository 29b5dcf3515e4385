// while, do, for, for ever with a break, goto: each tests again after it woke.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>

class Belt {
 public:
  void put(int box) {
    std::lock_guard lock(mutex_);
    boxes_.push_back(box);
    changed_.notify_all();
  }

  int take_while() {
    std::unique_lock lock(mutex_);
    while (boxes_.empty()) changed_.wait(lock);
    return pop();
  }

  int take_do() {
    std::unique_lock lock(mutex_);
    if (!boxes_.empty()) return pop();
    do {
      changed_.wait(lock);
    } while (boxes_.empty());
    return pop();
  }

  int take_for() {
    std::unique_lock lock(mutex_);
    for (; boxes_.empty(); ++waits_) {
      changed_.wait(lock);
    }
    return pop();
  }

  int take_for_ever() {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (!boxes_.empty()) break;
      changed_.wait(lock);
    }
    return pop();
  }

  int take_while_true() {
    std::unique_lock lock(mutex_);
    while (true) {
      if (boxes_.empty()) {
        changed_.wait(lock);
        continue;
      }
      return pop();
    }
  }

  int take_goto() {
    std::unique_lock lock(mutex_);
  again:
    if (boxes_.empty()) {
      changed_.wait(lock);
      goto again;
    }
    return pop();
  }

  // Takes everything that is there, and sleeps when there is nothing.
  int take_many(std::size_t count) {
    int sum = 0;
    std::unique_lock lock(mutex_);
    while (count > 0) {
      if (boxes_.empty()) changed_.wait(lock);
      for (; count > 0 && !boxes_.empty(); --count) sum += pop();
    }
    return sum;
  }

 private:
  int pop() {
    const int box = boxes_.front();
    boxes_.pop_front();
    return box;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<int> boxes_;
  int waits_ = 0;
};

int main() {
  Belt belt;
  int sum = 0;
  std::thread packer([&] {
    sum += belt.take_while() + belt.take_do() + belt.take_for();
    sum += belt.take_for_ever() + belt.take_while_true() + belt.take_goto();
    sum += belt.take_many(4);
  });
  for (int box = 0; box < 10; ++box) belt.put(box);
  packer.join();
  return sum == 45 ? 0 : 1;
}
