// start() launches the thread first and sets the interval it uses afterwards.
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

namespace cluster {

class Heartbeat {
 public:
  explicit Heartbeat(std::string node) : node_(std::move(node)) {}
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;
  ~Heartbeat() { stop(); }

  // Only before start(): the thread does not run yet.
  void setTarget(std::string target) { target_ = std::move(target); }

  void start(std::chrono::microseconds interval) {
    running_ = true;
    thread_ = std::thread(&Heartbeat::beat, this);
    interval_ = interval;  //~ unguarded-shared-access
  }

  void stop() {
    running_ = false;
    if (thread_.joinable()) thread_.join();
  }

  int sent() const { return sent_; }

 private:
  void beat() {
    while (running_) {
      const std::string message = node_ + "->" + target_;
      if (!message.empty()) ++sent_;
      std::this_thread::sleep_for(interval_);
    }
  }

  const std::string node_;
  std::string target_ = "leader";
  std::chrono::microseconds interval_{1000};
  std::atomic<bool> running_{false};
  std::atomic<int> sent_{0};
  std::thread thread_;
};

}  // namespace cluster

int main() {
  cluster::Heartbeat heartbeat("node-7");
  heartbeat.setTarget("node-1");
  heartbeat.start(std::chrono::microseconds(100));
  while (heartbeat.sent() < 3) std::this_thread::yield();
  heartbeat.stop();
  return 0;
}
