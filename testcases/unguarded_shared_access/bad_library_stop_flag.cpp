// A library: nobody in sight calls the class. That stop() joins the thread
// after it wrote the flag says that the thread runs while it does.

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
    stop_ = true;  //~ unguarded-shared-access
    wake_.notify_all();
    thread_.join();
    stop_ = false;
  }

 private:
  void Loop() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!stop_) {
      wake_.wait_for(lock, period_);
      report_();
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
