// stop() joins with the mutex held that the thread needs for its last round.
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Poller {
 public:
  Poller() : thread_([this] { run(); }) {}
  ~Poller() { stop(); }

  void stop() {
    std::lock_guard lock(mutex_);
    is_stopping_ = true;
    if (thread_.joinable()) {
      thread_.join();  //~ blocking-under-lock: needs first
    }
  }

  std::size_t events() {
    std::lock_guard lock(mutex_);
    return events_.size();
  }

 private:
  void run() {
    for (;;) {
      {
        std::lock_guard lock(mutex_);
        if (is_stopping_) return;
        events_.push_back("tick");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  std::mutex mutex_;
  bool is_stopping_ = false;
  std::vector<std::string> events_;
  std::thread thread_;
};

int main() {
  Poller poller;
  return poller.events() > 1000 ? 1 : 0;
}
