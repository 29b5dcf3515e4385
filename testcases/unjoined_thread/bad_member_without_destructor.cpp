// A class of a library starts its flusher and has no destructor to join it.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace journal {

class Sink {
 public:
  virtual ~Sink() = default;
  virtual void Write(const std::string& line) = 0;
};

class AsyncWriter {
 public:
  explicit AsyncWriter(Sink& sink) : sink_(sink) {}

  void Start() {
    flusher_ = std::thread([this] { Flush(); });
  }

  void Append(std::string line) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      lines_.push_back(std::move(line));
    }
    filled_.notify_one();
  }

  void Close() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
    }
    filled_.notify_one();
  }

 private:
  void Flush() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      filled_.wait(lock, [this] { return closed_ || !lines_.empty(); });
      if (lines_.empty()) return;
      std::deque<std::string> batch;
      batch.swap(lines_);
      lock.unlock();
      for (const std::string& line : batch) sink_.Write(line);
      lock.lock();
    }
  }

  Sink& sink_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::string> lines_;
  bool closed_ = false;
  std::thread flusher_;  //~ unjoined-thread
};

}  // namespace journal
