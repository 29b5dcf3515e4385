// The change is made under the lock; the signal may come after it.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

template <typename T>
class Channel {
 public:
  void push(T value) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      values_.push_back(std::move(value));
    }
    ready_.notify_one();
  }

  bool push_if_open(T value) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (is_closed_) return false;
    values_.push_back(std::move(value));
    lock.unlock();
    ready_.notify_one();
    return true;
  }

  // Atomic only so that is_closed() needs no lock.
  void close() {
    mutex_.lock();
    const bool was_closed = is_closed_.exchange(true);
    mutex_.unlock();
    if (!was_closed) ready_.notify_all();
  }

  bool is_closed() const { return is_closed_; }

  std::optional<T> pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    ready_.wait(lock, [this] { return is_closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<T> values_;
  std::atomic<bool> is_closed_{false};
};

int main() {
  Channel<int> channel;
  int sum = 0;
  std::thread reader([&] {
    while (auto value = channel.pop()) sum += *value;
  });
  channel.push(1);
  channel.push_if_open(2);
  channel.close();
  const bool is_open = channel.push_if_open(4) || !channel.is_closed();
  reader.join();
  return sum == 3 && !is_open ? 0 : 1;
}
