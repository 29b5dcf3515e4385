// stop() joins without a test: the destructor calls it a second time.
#include <atomic>
#include <cstdio>
#include <thread>

namespace metrics {

class Reporter {
 public:
  Reporter() : thread_([this] { Run(); }) {}
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;
  ~Reporter() { Stop(); }

  void Stop() {
    stopping_ = true;
    thread_.join();  //~ thread-handle-misuse
  }

  unsigned reports() const { return reports_; }

 private:
  void Run() {
    while (!stopping_) {
      ++reports_;
      std::this_thread::yield();
    }
  }

  std::atomic<bool> stopping_{false};
  std::atomic<unsigned> reports_{0};
  std::thread thread_;
};

}  // namespace metrics

int main() {
  metrics::Reporter reporter;
  while (reporter.reports() < 3) std::this_thread::yield();
  reporter.Stop();
  std::printf("%u reports\n", reporter.reports());
  return 0;
}
