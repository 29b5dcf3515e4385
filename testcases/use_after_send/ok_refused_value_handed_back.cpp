// A refused send gives the report back in its result, as Rust's SendError does.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
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

  // Empty on success; otherwise the report that found no room.
  [[nodiscard]] std::optional<Report> offer(Report report) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (queue_.size() >= kLimit)
      return std::optional<Report>(std::move(report));
    queue_.push_back(std::move(report));
    filled_.notify_one();
    return std::nullopt;
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
    std::optional<Report> refused = spooler.offer(std::move(report));
    if (!refused) return true;
    report = std::move(*refused);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::printf("giving up on %s\n", report.title.c_str());
  return false;
}

int main() {
  Spooler spooler;
  std::jthread printer([&spooler] {
    Report report;
    while (spooler.next(report)) std::printf("[%s]\n", report.title.c_str());
  });
  int lost = 0;
  for (const char* title : {"daily", "weekly", "monthly"}) {
    if (!spool(spooler, {title, "..."})) ++lost;
  }
  spooler.stop();
  std::printf("%d lost\n", lost);
}
