// A condition variable as a sleep that can be cut short: to wake early, or
// late, or for nothing is all the same.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

using std::chrono::milliseconds;

class Heartbeat {
 public:
  explicit Heartbeat(milliseconds period)
      : period_(period), thread_([this] { run(); }) {}

  ~Heartbeat() {
    {
      std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

  // Lets the calling thread rest; `hurry` ends the rest early.
  void rest(milliseconds time) {
    std::unique_lock lock(rest_mutex_);
    hurried_.wait_for(lock, time);
  }
  void hurry() { hurried_.notify_all(); }

  int beats() const { return beats_; }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
      ++beats_;
      wake_.wait_for(lock, period_);
    }
  }

  const milliseconds period_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::mutex rest_mutex_;
  std::condition_variable hurried_;
  bool is_stopping_ = false;
  std::atomic<int> beats_{0};
  std::thread thread_;
};

// Leaves when told to; otherwise the result of the wait does not matter.
class Janitor {
 public:
  Janitor() : thread_([this] { run(); }) {}
  ~Janitor() {
    {
      std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, milliseconds(1), [this] { return is_stopping_; });
      if (is_stopping_) return;
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  std::thread thread_;
};

int main() {
  Janitor janitor;
  Heartbeat heartbeat(milliseconds(1));
  std::jthread impatient([&heartbeat] { heartbeat.hurry(); });
  heartbeat.rest(milliseconds(5));
  return heartbeat.beats() >= 1 ? 0 : 1;
}
