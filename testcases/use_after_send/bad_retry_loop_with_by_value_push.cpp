// A retry loop moves the report again, although a refused push has eaten it.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Report {
  std::string title;
  std::string body;
};

class Spooler {
 public:
  static constexpr std::size_t kLimit = 1;

  // By value: the report is gone whatever the answer is.
  bool offer(Report report) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (queue_.size() >= kLimit) return false;
    queue_.push_back(std::move(report));
    filled_.notify_one();
    return true;
  }

  bool next(Report& report) {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
    if (queue_.empty()) return false;
    report = std::move(queue_.front());
    queue_.pop_front();
    return true;
  }

  void stop() {
    std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
    filled_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Report> queue_;
  bool stopped_ = false;
};

static bool spool(Spooler& spooler, Report report) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (spooler.offer(std::move(report))) return true;  //~ use-after-send
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

int main() {
  Spooler spooler;
  std::jthread printer([&spooler] {
    Report report;
    while (spooler.next(report)) std::printf("[%s]\n", report.title.c_str());
  });
  for (const char* title : {"daily", "weekly", "monthly"}) {
    if (!spool(spooler, {title, "..."})) std::printf("lost %s\n", title);
  }
  spooler.stop();
}
