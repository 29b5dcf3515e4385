// clear() joins: each jthread waits in its destructor for a body that needs
// the lock.
#include <chrono>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

class Crew {
 public:
  void hire(int count) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (int i = 0; i < count; ++i) {
      members_.emplace_back([this](std::stop_token stop) { work(stop); });
    }
  }

  void dismiss() {
    std::lock_guard<std::mutex> lock(mutex_);
    members_.clear();  //~ blocking-under-lock
  }

 private:
  void work(std::stop_token stop) {
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      std::lock_guard<std::mutex> lock(mutex_);
      ++work_done_;
    }
  }

  std::mutex mutex_;
  long work_done_ = 0;
  std::vector<std::jthread> members_;
};

int main() {
  Crew crew;
  crew.hire(4);
  crew.dismiss();
}
