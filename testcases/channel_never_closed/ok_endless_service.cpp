// A logger that runs until the process ends: nobody closes its queue, and
// nobody waits for it.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Log {
 public:
  // Never destroyed: threads may log until the very end.
  static Log& instance() {
    static Log* const log = new Log;
    return *log;
  }

  void write(std::string line) {
    std::lock_guard lock(mutex_);
    lines_.push_back(std::move(line));
    changed_.notify_one();
  }

  void flush() {
    std::unique_lock lock(mutex_);
    drained_.wait(lock, [this] { return lines_.empty(); });
  }

 private:
  Log() {
    std::thread([this] { run(); }).detach();
  }

  [[noreturn]] void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !lines_.empty(); });
      std::fputs(lines_.front().c_str(), stdout);
      lines_.pop_front();
      if (lines_.empty()) drained_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable drained_;
  std::deque<std::string> lines_;
};

int main() {
  Log::instance().write("started\n");
  std::jthread worker([] { Log::instance().write("working\n"); });
  worker.join();
  Log::instance().flush();
}
