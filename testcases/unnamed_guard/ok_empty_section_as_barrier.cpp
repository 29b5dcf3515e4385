// Locking and unlocking at once waits for whoever is inside; nothing that the
// lock guards is touched afterwards.
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

class Stopper {
 public:
  // The flag is atomic; the empty section keeps the waiter from missing it.
  void stop() {
    stopped_.store(true);
    { std::lock_guard<std::mutex> sync(mutex_); }
    changed_.notify_all();
  }

  void stop_quietly() {
    stopped_.store(true);
    std::lock_guard<std::mutex>{mutex_};
    changed_.notify_all();
  }

  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return stopped_.load(); });
  }

  // Until a running section is over.
  void flush() { std::unique_lock<std::mutex>{mutex_}; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> stopped_{false};
};

int main() {
  Stopper first, second;
  std::thread waiter([&] {
    first.wait();
    second.wait();
  });
  first.stop();
  second.stop_quietly();
  waiter.join();
  first.flush();
  std::puts("stopped");
}
