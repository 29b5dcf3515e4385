// The stored callback runs later on another thread and takes the lock itself.
#include <chrono>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

class Ticker {
 public:
  void onTick(std::function<void()> callback) {
    std::lock_guard<std::mutex> lock(mutex_);
    callbacks_.push_back(std::move(callback));
  }

  void start() {
    thread_ = std::jthread([this](std::stop_token stop) {
      while (!stop.stop_requested()) {
        for (const auto& callback : callbacks()) callback();
        std::this_thread::sleep_for(std::chrono::microseconds(100));
      }
    });
  }

  void stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::vector<std::function<void()>> callbacks() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return callbacks_;
  }

  mutable std::mutex mutex_;
  std::vector<std::function<void()>> callbacks_;
  std::jthread thread_;
};

class Sessions {
 public:
  void attach(Ticker& ticker) {
    // Does not touch the fields here, so it needs no lock here.
    ticker.onTick([this] {
      std::lock_guard<std::mutex> lock(mutex_);
      ++idleTicks_;
    });
    ticker.onTick([this] { noteIdle(); });
  }

  void touch() {
    std::lock_guard<std::mutex> lock(mutex_);
    idleTicks_ = 0;
  }

  int longest() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return longest_;
  }

 private:
  void noteIdle() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (idleTicks_ > longest_) longest_ = idleTicks_;
  }

  mutable std::mutex mutex_;
  int idleTicks_ = 0;
  int longest_ = 0;
};

int main() {
  Sessions sessions;  // Outlives the ticker, which calls it.
  Ticker ticker;
  ticker.start();
  sessions.attach(ticker);
  for (int i = 0; i < 100; ++i) sessions.touch();
  while (sessions.longest() < 3) std::this_thread::yield();
  ticker.stop();
  return 0;
}
