// Only main formats times; the worker gets the finished text.
#include <condition_variable>
#include <ctime>
#include <deque>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Writer {
 public:
  Writer() : thread_([this] { run(); }) {}
  ~Writer() {
    {
      std::lock_guard lock(mutex_);
      is_closing_ = true;
    }
    ready_.notify_one();
    thread_.join();
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void put(std::string line) {
    {
      std::lock_guard lock(mutex_);
      lines_.push_back(std::move(line));
    }
    ready_.notify_one();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ready_.wait(lock, [this] { return is_closing_ || !lines_.empty(); });
      if (lines_.empty()) return;
      std::string line = std::move(lines_.front());
      lines_.pop_front();
      lock.unlock();
      std::cout << line << '\n';
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::string> lines_;
  bool is_closing_ = false;
  std::thread thread_;
};

std::string stamp(std::time_t when) {
  char text[32];
  std::strftime(text, sizeof text, "%T ", std::gmtime(&when));
  return text;
}

int main() {
  Writer writer;
  for (int i = 0; i < 20; ++i) writer.put(stamp(i) + std::to_string(i));
}
