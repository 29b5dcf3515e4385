// The destructor of the task joins, unless stop() has done it; an owner that is
// empty has nothing to destroy when it is given its task.
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

class Repeated {
 public:
  explicit Repeated(std::function<void()> step)
      : step_(std::move(step)), thread_([this] { run(); }) {}
  ~Repeated() { stop(); }
  void stop() {
    is_ended_ = true;
    if (thread_.joinable()) thread_.join();
  }

 private:
  void run() {
    while (!is_ended_) step_();
  }

  std::function<void()> step_;
  std::atomic<bool> is_ended_{false};
  std::thread thread_;
};

class Statistics {
 public:
  void start() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!dump_) dump_.reset(new Repeated([this] { dump(); }));
  }
  void stop() {
    std::unique_ptr<Repeated> dump;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      dump = std::move(dump_);
    }
  }

 private:
  void dump() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++dumps_;
  }

  std::mutex mutex_;
  int dumps_ = 0;
  std::unique_ptr<Repeated> dump_;
};

int main() {
  Statistics statistics;
  statistics.start();
  statistics.start();
  statistics.stop();
}
