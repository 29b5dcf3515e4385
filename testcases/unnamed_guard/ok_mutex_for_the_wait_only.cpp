// A condition variable that is only a sleep one can cut short wants some lock;
// what it waits for is atomic.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

class Ticker {
 public:
  Ticker() : thread_([this] { run(); }) {}
  ~Ticker() {
    stopping_ = true;
    wake_.notify_one();
    thread_.join();
  }
  int ticks() const { return ticks_; }

 private:
  void run() {
    std::mutex unused;
    std::unique_lock<std::mutex> lock(unused);
    while (!stopping_) {
      wake_.wait_for(lock, std::chrono::milliseconds(2),
                     [this] { return stopping_.load(); });
      ++ticks_;
    }
  }

  std::condition_variable wake_;
  std::atomic<bool> stopping_{false};
  std::atomic<int> ticks_{0};
  std::thread thread_;
};

int main() {
  Ticker ticker;
  while (ticker.ticks() < 2) std::this_thread::yield();
  std::puts("ticked");
}
