// start() joins an old worker first, stop() tests, the destructor calls stop().
#include <atomic>
#include <cstdio>
#include <thread>

class Telemetry {
 public:
  Telemetry() = default;
  Telemetry(const Telemetry&) = delete;
  Telemetry& operator=(const Telemetry&) = delete;
  ~Telemetry() { stop(); }

  void start() {
    stop();
    running_.store(true);
    worker_ = std::thread(&Telemetry::run, this);
  }

  void stop() {
    running_.store(false);
    if (worker_.joinable()) worker_.join();
  }

  unsigned sent() const { return sent_.load(); }

 private:
  void run() {
    while (running_.load()) {
      sent_.fetch_add(1);
      std::this_thread::yield();
    }
  }

  std::atomic<bool> running_{false};
  std::atomic<unsigned> sent_{0};
  std::thread worker_;
};

int main() {
  Telemetry telemetry;
  telemetry.start();
  while (telemetry.sent() < 3) std::this_thread::yield();
  telemetry.start();
  telemetry.stop();
  telemetry.start();
  std::printf("%s\n", telemetry.sent() >= 3 ? "sent" : "lost");
  return 0;
}
