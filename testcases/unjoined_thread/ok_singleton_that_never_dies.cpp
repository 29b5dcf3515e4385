// The logger is leaked on purpose: no destructor runs, so none has to join.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class BackgroundLogger {
 public:
  static BackgroundLogger& Get() {
    static BackgroundLogger* const logger = new BackgroundLogger;
    return *logger;
  }

  void Log(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
    changed_.notify_all();
  }

  void Flush() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return lines_.empty() && !busy_; });
  }

 private:
  BackgroundLogger() : thread_([this] { Run(); }) {}

  [[noreturn]] void Run() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return !lines_.empty(); });
      const std::string line = std::move(lines_.front());
      lines_.pop_front();
      busy_ = true;
      lock.unlock();
      std::puts(line.c_str());
      lock.lock();
      busy_ = false;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  bool busy_ = false;
  std::thread thread_;
};

int main() {
  BackgroundLogger::Get().Log("one");
  BackgroundLogger::Get().Log("two");
  BackgroundLogger::Get().Flush();
  return 0;
}
