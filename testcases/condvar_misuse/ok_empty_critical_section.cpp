// Taking the lock for a moment between the store and the signal is enough: a
// waiter is then either asleep or has yet to look.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Worker {
 public:
  Worker() : thread_([this] { run(); }) {}

  ~Worker() {
    stopping_.store(true, std::memory_order_release);
    { std::lock_guard<std::mutex> guard(mutex_); }
    wake_.notify_all();
    thread_.join();
  }

  void post(int job) {
    {
      std::lock_guard<std::mutex> guard(mutex_);
      jobs_.push_back(job);
    }
    wake_.notify_one();
  }

  // The same by hand.
  void pause(bool is_paused) {
    paused_ = is_paused;
    mutex_.lock();
    mutex_.unlock();
    wake_.notify_one();
  }

  // The same, with the signal inside.
  void resume() {
    paused_ = false;
    std::lock_guard<std::mutex> guard(mutex_);
    wake_.notify_one();
  }

 private:
  void run() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!stopping_.load(std::memory_order_acquire)) {
      if (paused_ || jobs_.empty()) {
        wake_.wait(lock);
        continue;
      }
      sum_ += jobs_.front();
      jobs_.pop_front();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<int> jobs_;
  long sum_ = 0;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> paused_{false};
  std::thread thread_;
};

int main() {
  Worker worker;
  worker.pause(true);
  for (int job = 0; job < 10; ++job) worker.post(job);
  worker.resume();
}
