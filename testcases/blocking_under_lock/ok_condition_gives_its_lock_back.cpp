// wait() releases the lock that it is given; that is its purpose.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Inbox {
 public:
  void put(int letter) {
    std::lock_guard lock(mutex_);
    letters_.push_back(letter);
    arrived_.notify_one();
  }

  int take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !letters_.empty(); });
    return pop();
  }

  int take_soon() {
    std::unique_lock lock(mutex_);
    while (letters_.empty()) {
      arrived_.wait_for(lock, std::chrono::milliseconds(5));
    }
    return pop();
  }

  // The lock goes to the helper and comes back.
  int take_with_helper() {
    std::unique_lock lock(mutex_);
    wait_for_letter(lock);
    return pop();
  }

 private:
  void wait_for_letter(std::unique_lock<std::mutex>& lock) {
    while (letters_.empty()) arrived_.wait(lock);
  }

  int pop() {
    const int letter = letters_.front();
    letters_.pop_front();
    return letter;
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<int> letters_;
};

int main() {
  Inbox inbox;
  std::jthread postman([&inbox] {
    for (int letter = 0; letter < 3; ++letter) inbox.put(letter);
  });
  return inbox.take() + inbox.take_soon() + inbox.take_with_helper() - 3;
}
