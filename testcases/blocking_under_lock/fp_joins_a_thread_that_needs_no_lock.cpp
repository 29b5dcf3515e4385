// The life of the worker is guarded by a mutex that the worker never takes:
// start() and stop() may be called by anybody, in any order.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

class Sampler {
 public:
  ~Sampler() { stop(); }

  void start() {
    std::lock_guard<std::mutex> lock(life_mutex_);
    if (thread_.joinable()) return;
    is_stopping_ = false;  //~ unguarded-shared-access
    thread_ = std::thread([this] { run(); });
  }

  void stop() {
    std::lock_guard<std::mutex> lock(life_mutex_);
    if (!thread_.joinable()) return;
    {
      std::lock_guard<std::mutex> wake(wake_mutex_);
      is_stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }

  int samples() const { return samples_; }

 private:
  void run() {
    std::unique_lock<std::mutex> lock(wake_mutex_);
    while (!is_stopping_) {
      ++samples_;
      wake_.wait_for(lock, std::chrono::milliseconds(1));
    }
  }

  std::mutex life_mutex_;
  std::thread thread_;
  std::mutex wake_mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  std::atomic<int> samples_{0};
};

// A value that is computed once; whoever comes first waits for it.
class Lazy {
 public:
  int get() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!has_value_) {
      std::future<int> left = std::async(std::launch::async, sum, 0, 50);
      value_ = sum(50, 100) + left.get();
      has_value_ = true;
    }
    return value_;
  }

 private:
  static int sum(int from, int to) {
    int result = 0;
    for (int i = from; i < to; ++i) result += i;
    return result;
  }

  std::mutex mutex_;
  bool has_value_ = false;
  int value_ = 0;
};

int main() {
  Sampler sampler;
  std::jthread other([&sampler] { sampler.start(); });
  sampler.start();
  other.join();
  sampler.stop();
  Lazy lazy;
  return lazy.get() == 4950 ? 0 : 1;
}
