// A unique_lock that is passed by value, and either comes back, is made anew,
// or is not needed any more.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

class Inbox {
 public:
  using Lock = std::unique_lock<std::mutex>;

  void put(int message) {
    Lock lock(mutex_);
    messages_.push_back(message);
    notify(std::move(lock));
  }

  int take() {
    Lock lock(mutex_);
    lock = wait(std::move(lock));
    const int message = messages_.front();
    messages_.pop_front();
    lock.unlock();
    return message;
  }

  int take_twice() {
    Lock lock = wait(Lock(mutex_));
    int sum = pop();
    release(std::move(lock));
    lock = Lock(mutex_);
    lock = wait(std::move(lock));
    sum += pop();
    return sum;
  }

  bool empty() {
    Lock first(mutex_);
    Lock second = std::move(first);
    const bool empty = messages_.empty();
    second.unlock();
    if (first.owns_lock()) first.unlock();
    return empty;
  }

 private:
  void notify(Lock lock) {
    lock.unlock();
    arrived_.notify_one();
  }
  void release(Lock) {}
  Lock wait(Lock lock) {
    arrived_.wait(lock, [this] { return !messages_.empty(); });
    return lock;
  }
  int pop() {
    const int message = messages_.front();
    messages_.pop_front();
    return message;
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<int> messages_;
};

int main() {
  Inbox inbox;
  std::jthread sender([&inbox] {
    for (int i = 1; i <= 3; ++i) inbox.put(i);
  });
  const int sum = inbox.take() + inbox.take_twice();
  std::printf("%d %d\n", sum, inbox.empty());
}
