// A wait calls its predicate with the lock held; this one takes it again.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

template <class T>
class BlockingQueue {
 public:
  void push(T value) {
    {
      std::lock_guard lock(mutex_);
      values_.push_back(std::move(value));
    }
    not_empty_.notify_one();
  }

  T pop() {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return !empty(); });  //~ double-lock
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

  bool empty() const {
    std::lock_guard lock(mutex_);
    return values_.empty();
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<T> values_;
};

int main() {
  BlockingQueue<int> queue;
  std::jthread producer([&queue] {
    for (int i = 0; i < 10; ++i) queue.push(i);
  });
  int sum = 0;
  for (int i = 0; i < 10; ++i) sum += queue.pop();
  return sum != 45;
}
