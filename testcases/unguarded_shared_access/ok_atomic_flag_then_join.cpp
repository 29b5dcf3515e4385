// The poller's plain results are read after its flag was set and it was joined.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace crawl {

struct Report {
  std::uint64_t pages = 0;
  std::string last;
};

class Poller {
 public:
  explicit Poller(std::string root) : root_(std::move(root)) {}

  void start() {
    thread_ = std::jthread([this](std::stop_token stop) { poll(stop); });
  }

  // Ends the thread; after that the report belongs to the caller.
  Report finish() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    report_.last += " (done)";
    return report_;
  }

  bool busy() const { return busy_; }

 private:
  void poll(std::stop_token stop) {
    while (!stop.stop_requested()) {
      report_.last = root_ + std::to_string(report_.pages);
      ++report_.pages;
      busy_ = true;
      std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
  }

  const std::string root_;
  Report report_;
  std::atomic<bool> busy_{false};
  std::jthread thread_;
};

}  // namespace crawl

int main() {
  crawl::Poller poller("http://host/");
  poller.start();
  while (!poller.busy()) std::this_thread::yield();
  const crawl::Report report = poller.finish();
  std::printf("%llu %s\n", static_cast<unsigned long long>(report.pages),
              report.last.c_str());
  return report.pages > 0 ? 0 : 1;
}
