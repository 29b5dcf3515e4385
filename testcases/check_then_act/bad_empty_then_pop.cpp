// Two consumers see the last job; one of them pops from an empty queue.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

namespace jobs {

template <typename T>
class LockedQueue {
 public:
  void push(T value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.push(std::move(value));
  }

  bool empty() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return values_.empty();
  }

  // REQUIRES: the queue is not empty.
  T pop() {
    std::lock_guard<std::mutex> lock(mutex_);
    T value = std::move(values_.front());
    values_.pop();
    return value;
  }

 private:
  mutable std::mutex mutex_;
  std::queue<T> values_;
};

long Drain(LockedQueue<int>& queue, int workers) {
  std::atomic<long> sum{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < workers; ++i) {
      threads.emplace_back([&queue, &sum] {
        while (!queue.empty()) {
          sum += queue.pop();  //~ check-then-act
        }
      });
    }
  }
  return sum;
}

}  // namespace jobs

int main() {
  jobs::LockedQueue<int> queue;
  for (int i = 1; i <= 100; ++i) queue.push(i);
  std::printf("%ld\n", jobs::Drain(queue, 2));
  return 0;
}
