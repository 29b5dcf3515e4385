// The queue has no close(): a stop token, a time-out or an empty task ends the
// loop of its reader.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

template <typename T>
class Queue {
 public:
  void push(T value) {
    {
      std::lock_guard lock(mutex_);
      values_.push_back(std::move(value));
    }
    changed_.notify_one();
  }
  std::optional<T> pop(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [this] { return !values_.empty(); })) {
      return std::nullopt;
    }
    return take();
  }
  std::optional<T> pop_for(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, time, [this] { return !values_.empty(); })) {
      return std::nullopt;
    }
    return take();
  }
  T pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !values_.empty(); });
    return take();
  }

 private:
  T take() {
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<T> values_;
};

int main() {
  Queue<int> numbers;
  int sum = 0;
  {
    std::jthread reader([&](std::stop_token stop) {
      while (auto number = numbers.pop(stop)) sum += *number;
    });
    numbers.push(1);
    numbers.push(2);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }

  Queue<int> more;
  {
    std::jthread producer([&more] { more.push(4); });
  }
  while (auto number = more.pop_for(std::chrono::milliseconds(5))) {
    sum += *number;
  }

  Queue<std::function<void()>> tasks;
  int runs = 0;
  std::thread runner([&] {
    for (;;) {
      const std::function<void()> task = tasks.pop();
      if (!task) return;
      task();
    }
  });
  tasks.push([&runs] { ++runs; });
  tasks.push(nullptr);
  runner.join();
  return sum >= 4 && runs == 1 ? 0 : 1;
}
