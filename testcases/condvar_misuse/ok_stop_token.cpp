// condition_variable_any knows stop tokens: request_stop() wakes the waiter.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <stop_token>
#include <thread>

class Mailbox {
 public:
  void post(int letter) {
    {
      std::lock_guard lock(mutex_);
      letters_.push_back(letter);
    }
    arrived_.notify_one();
  }

  // False when it was asked to stop.
  bool read(std::stop_token stop, int& letter) {
    std::unique_lock lock(mutex_);
    if (!arrived_.wait(lock, stop, [this] { return !letters_.empty(); })) {
      return false;
    }
    letter = letters_.front();
    letters_.pop_front();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::deque<int> letters_;
};

// Nobody notifies: the token alone ends the nap.
class Ticker {
 public:
  void run(std::stop_token stop) {
    std::shared_lock lock(mutex_);
    while (!stop.stop_requested()) {
      never_.wait_for(lock, stop, std::chrono::milliseconds(1),
                      [] { return false; });
      ++ticks_;
    }
  }
  void sleep_until_stopped(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    never_.wait(lock, stop, [&stop] { return stop.stop_requested(); });
  }
  int ticks() const { return ticks_; }

 private:
  std::shared_mutex mutex_;
  std::condition_variable_any never_;
  std::atomic<int> ticks_{0};
};

int main() {
  Mailbox mailbox;
  Ticker ticker;
  std::jthread reader([&](std::stop_token stop) {
    for (int letter = 0; mailbox.read(stop, letter);) ticker.ticks();
  });
  std::jthread clock([&](std::stop_token stop) { ticker.run(stop); });
  std::jthread idle(
      [&](std::stop_token stop) { ticker.sleep_until_stopped(stop); });
  mailbox.post(1);
  mailbox.post(2);
}
