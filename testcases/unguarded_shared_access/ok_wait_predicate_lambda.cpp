// The wait predicate is a lambda without a guard; wait() runs it locked.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>
#include <utility>

template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  bool push(T item) {
    std::unique_lock<std::mutex> lock(mutex_);
    const auto hasRoom = [this] {
      return closed_ || items_.size() < capacity_;
    };
    notFull_.wait(lock, hasRoom);
    if (closed_) return false;
    items_.push(std::move(item));
    lock.unlock();
    notEmpty_.notify_one();
    return true;
  }

  std::optional<T> popFor(std::chrono::milliseconds patience) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (!notEmpty_.wait_for(lock, patience, [this] { return isReady(); })) {
      return std::nullopt;
    }
    if (items_.empty()) return std::nullopt;
    std::optional<T> item(std::move(items_.front()));
    items_.pop();
    lock.unlock();
    notFull_.notify_one();
    return item;
  }

  void close() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
    }
    notEmpty_.notify_all();
    notFull_.notify_all();
  }

 private:
  bool isReady() const { return closed_ || !items_.empty(); }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable notFull_;
  std::condition_variable notEmpty_;
  std::queue<T> items_;
  bool closed_ = false;
};

int main() {
  using std::chrono::milliseconds;
  BoundedQueue<int> queue(4);
  long sum = 0;
  std::thread consumer([&queue, &sum] {
    while (auto item = queue.popFor(milliseconds(5000))) sum += *item;
  });
  for (int i = 1; i <= 100; ++i) queue.push(i);
  queue.close();
  consumer.join();
  return sum == 5050 ? 0 : 1;
}
