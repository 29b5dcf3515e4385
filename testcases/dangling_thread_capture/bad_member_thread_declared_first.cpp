// A logger's jthread is its first member, so the queue dies before the join.
#include <condition_variable>
#include <deque>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class AsyncLog {
 public:
  AsyncLog() {
    writer_ = std::jthread([this](std::stop_token stop) {  //~ dangling-thread-capture
      Drain(stop);
    });
  }
  AsyncLog(const AsyncLog&) = delete;
  AsyncLog& operator=(const AsyncLog&) = delete;

  void Write(std::string line) {
    {
      std::lock_guard lock(mutex_);
      lines_.push_back(std::move(line));
    }
    changed_.notify_one();
  }

 private:
  void Drain(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !lines_.empty(); })) {
      const std::string line = std::move(lines_.front());
      lines_.pop_front();
      lock.unlock();
      std::cout << line + '\n';
      lock.lock();
    }
  }

  std::jthread writer_;  // destroyed last: asks to stop and joins then
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::string> lines_;
};

int main() {
  AsyncLog log;
  for (int order = 1; order <= 3; ++order) {
    log.Write("order " + std::to_string(order) + " accepted");
  }
}
