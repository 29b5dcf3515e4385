// A counter for the statistics is no part of what the waiter waits for; the
// part that is changes under the lock of the caller.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Turnstile {
 public:
  void arrive() {
    ++arrivals_;  // Nobody waits for this one.
    {
      std::lock_guard lock(mutex_);
      admit_one();
    }
    ++signals_;
    admitted_.notify_all();
  }

  void wait_for(int guests) {
    std::unique_lock lock(mutex_);
    waiting_ = true;
    admitted_.wait(lock, [&] { return guests_ >= guests; });
    waiting_ = false;
  }

  // Before anybody can wait: nobody to tell.
  explicit Turnstile(int guests) {
    guests_ = guests;
    admitted_.notify_all();
  }

  int arrivals() const { return arrivals_ + (waiting_ ? 1 : 0); }

 private:
  // REQUIRES: mutex_ is held. Atomic for those who only look.
  void admit_one() { guests_.fetch_add(1, std::memory_order_relaxed); }

  std::mutex mutex_;
  std::condition_variable admitted_;
  std::atomic<int> guests_{0};
  std::atomic<int> arrivals_{0};
  std::atomic<int> signals_{0};
  std::atomic<bool> waiting_{false};
};

int main() {
  Turnstile turnstile(0);
  std::jthread street([&turnstile] {
    for (int i = 0; i < 5; ++i) turnstile.arrive();
  });
  turnstile.wait_for(5);
  return turnstile.arrivals() >= 5 ? 0 : 1;
}
