// A helper gets the guard of its caller, asserts that it holds, and gives the lock
// back while it waits. That it locks again is no second time.
#include <cassert>
#include <deque>
#include <mutex>
#include <semaphore>
#include <thread>
#include <utility>

class Mailbox {
 public:
  void put(int letter) {
    {
      std::lock_guard<std::mutex> lock(lock_);
      letters_.push_back(letter);
    }
    filled_.release();
  }

  std::deque<int> take() {
    std::unique_lock<std::mutex> lock(lock_);
    wait_for_letter(lock);
    assert(lock.owns_lock());
    return std::exchange(letters_, {});
  }

 private:
  void wait_for_letter(std::unique_lock<std::mutex>& lock) {
    assert(lock.owns_lock());
    if (!letters_.empty()) return;
    while (true) {
      lock.unlock();
      filled_.acquire();
      lock.lock();
      if (!letters_.empty()) break;
    }
  }

  std::mutex lock_;
  std::counting_semaphore<> filled_{0};
  std::deque<int> letters_;
};

int main() {
  Mailbox mailbox;
  std::jthread writer([&] { mailbox.put(7); });
  return mailbox.take().front() == 7 ? 0 : 1;
}
