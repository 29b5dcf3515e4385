// The stop flag is set without the mutex: a signal that is lost costs one
// period of at most 20 ms, and the author knows.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

class Flusher {
 public:
  Flusher() : thread_([this] { run(); }) {}
  ~Flusher() { thread_.join(); }

  // May be called by a signal handler's thread: takes no lock.
  void stop() {
    is_stopping_ = true;
    wake_.notify_one();
  }

  void add(int bytes) {
    std::lock_guard lock(mutex_);
    dirty_.push_back(bytes);
    wake_.notify_one();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
      wake_.wait_for(lock, 20ms,
                     [this] { return is_stopping_ || !dirty_.empty(); });
      dirty_.clear();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<int> dirty_;
  std::atomic<bool> is_stopping_{false};
  std::thread thread_;
};

int main() {
  Flusher flusher;
  flusher.add(512);
  flusher.stop();
}
