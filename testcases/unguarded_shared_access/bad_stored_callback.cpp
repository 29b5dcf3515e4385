// The lambda is made under the lock, but the ticker runs it later without.
#include <chrono>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

class Ticker {
 public:
  // Callbacks run on the ticker's own thread, started by start().
  void onTick(std::function<void()> callback) {
    callbacks_.push_back(std::move(callback));
  }

  void start() {
    thread_ = std::jthread([this](std::stop_token stop) {
      while (!stop.stop_requested()) {
        for (const auto& callback : callbacks_) callback();
        std::this_thread::sleep_for(std::chrono::microseconds(100));
      }
    });
  }

  void stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::vector<std::function<void()>> callbacks_;
  std::jthread thread_;
};

class SessionTable {
 public:
  void attach(Ticker& ticker) {
    std::lock_guard<std::mutex> lock(mutex_);
    idleTicks_ = 0;
    ticker.onTick([this] {
      ++idleTicks_;  //~ unguarded-shared-access
    });
  }

  void touch() {
    std::lock_guard<std::mutex> lock(mutex_);
    idleTicks_ = 0;
  }

  bool expired(int limit) const {
    std::lock_guard<std::mutex> lock(mutex_);
    return idleTicks_ > limit;
  }

 private:
  mutable std::mutex mutex_;
  int idleTicks_ = 0;
};

int main() {
  SessionTable sessions;  // Outlives the ticker, which calls it.
  Ticker ticker;
  sessions.attach(ticker);
  ticker.start();
  for (int i = 0; i < 100; ++i) sessions.touch();
  while (!sessions.expired(3)) std::this_thread::yield();
  ticker.stop();
  return 0;
}
