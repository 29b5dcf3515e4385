// try_pop() tests and takes under one lock; empty() is only a hint.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <optional>
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
  std::optional<T> try_pop() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop();
    return value;
  }
  bool try_pop(T& value) {
    const std::scoped_lock lock(mutex_);
    if (values_.empty()) return false;
    value = std::move(values_.front());
    values_.pop();
    return true;
  }

 private:
  mutable std::mutex mutex_;
  std::queue<T> values_;
};

}  // namespace jobs

int main() {
  jobs::LockedQueue<int> queue;
  for (int i = 1; i <= 100; ++i) queue.push(i);
  std::atomic<int> sum{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 2; ++i) {
      threads.emplace_back([&queue, &sum] {
        while (!queue.empty()) {
          if (const std::optional<int> value = queue.try_pop()) sum += *value;
        }
      });
      threads.emplace_back([&queue, &sum] {
        int value = 0;
        while (!queue.empty() && queue.try_pop(value)) sum += value;
      });
    }
  }
  std::printf("%d\n", sum.load());
  return sum == 5050 ? 0 : 1;
}
