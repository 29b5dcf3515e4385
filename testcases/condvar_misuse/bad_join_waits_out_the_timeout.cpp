// The flag is raised and announced without the mutex: when that falls between
// the exporter's test and its sleep, the join takes as long as the sleep.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

class Exporter {
 public:
  Exporter() : thread_([this] { run(); }) {}
  ~Exporter() { shut_down(); }

  void shut_down() {
    is_ended_.store(true);  //~ condvar-misuse
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void run() {
    while (!is_ended_) {
      std::unique_lock<std::mutex> lock(mutex_);
      bool woken = wake_.wait_for(lock, std::chrono::seconds(5),
                                  [this] { return is_ended_.load(); });
      if (!woken) ++rounds_;
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> is_ended_{false};
  int rounds_ = 0;
  std::thread thread_;
};

int main() { Exporter exporter; }
