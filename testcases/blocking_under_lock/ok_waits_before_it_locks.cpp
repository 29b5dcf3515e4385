// pop() sleeps before the lock is taken; under it there is only try_pop().
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

template <typename T>
class Queue {
 public:
  void push(T value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.push_back(std::move(value));
    ready_.notify_one();
  }
  T pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    ready_.wait(lock, [this] { return !values_.empty(); });
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }
  bool try_pop(T& value) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (values_.empty()) return false;
    value = std::move(values_.front());
    values_.pop_front();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<T> values_;
};

class Pump {
 public:
  void feed(int value) { queue_.push(value); }

  // Looks under its own lock, and sleeps without.
  void run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      const int value = queue_.pop();
      std::lock_guard<std::mutex> lock(total_mutex_);
      total_ += value;
      int more = 0;
      while (queue_.try_pop(more)) {
        total_ += more;
        ++round;
      }
    }
  }

  int total() {
    std::lock_guard<std::mutex> lock(total_mutex_);
    return total_;
  }

 private:
  Queue<int> queue_;
  std::mutex total_mutex_;
  int total_ = 0;
};

int main() {
  Pump pump;
  {
    std::jthread runner([&pump] { pump.run(4); });
    for (int value = 1; value <= 4; ++value) pump.feed(value);
  }
  return pump.total() == 10 ? 0 : 1;
}
