// A lambda that is written under a lock does not run under it.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class Loop {
 public:
  Loop() : thread_([this] { run(); }) {}
  ~Loop() {
    post(nullptr);
    thread_.join();
  }

  void post(std::function<void()> task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
    posted_.notify_one();
  }

 private:
  void run() {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        posted_.wait(lock, [this] { return !tasks_.empty(); });
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      if (!task) return;
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<std::function<void()>> tasks_;
  std::thread thread_;
};

class Blinker {
 public:
  explicit Blinker(Loop& loop) : loop_(loop) {}

  void blink(int times) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (int i = 0; i < times; ++i) {
      loop_.post(
          [] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); });
    }
    threads_.emplace_back(
        [] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); });
    ++blinks_;
  }

  int blinks() {
    std::lock_guard<std::mutex> lock(mutex_);
    return blinks_;
  }

 private:
  Loop& loop_;
  std::mutex mutex_;
  std::vector<std::jthread> threads_;
  int blinks_ = 0;
};

int main() {
  Loop loop;
  Blinker blinker(loop);
  std::jthread other([&blinker] { blinker.blink(2); });
  blinker.blink(2);
  other.join();
  return blinker.blinks() == 2 ? 0 : 1;
}
