// All tasks run on the one thread of this queue, one after the other.
#include <condition_variable>
#include <ctime>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class SerialQueue {
 public:
  SerialQueue() : thread_([this] { run(); }) {}
  ~SerialQueue() {
    {
      std::lock_guard lock(mutex_);
      is_closing_ = true;
    }
    ready_.notify_one();
    thread_.join();
  }
  SerialQueue(const SerialQueue&) = delete;
  SerialQueue& operator=(const SerialQueue&) = delete;

  void post(std::function<void()> task) {
    {
      std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ready_.wait(lock, [this] { return is_closing_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  bool is_closing_ = false;
  std::thread thread_;
};

std::string day_of(std::time_t when) {
  std::string text = std::ctime(&when);
  return text.substr(0, 3);
}

int main() {
  SerialQueue calendar;
  for (int i = 0; i < 5; ++i) {
    calendar.post([i] { (void)day_of(i * 86'400L); });
    calendar.post([i] { (void)day_of(i * 43'200L); });
  }
}
