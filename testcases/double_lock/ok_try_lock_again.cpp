// A tick that is entered again while it runs finds the lock taken and leaves.
#include <cstdio>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Ticker {
 public:
  bool tick() {
    std::unique_lock lock(running_, std::try_to_lock);
    if (!lock) return false;
    ++ticks_;
    if (ticks_ % 10 == 0) refresh();
    return true;
  }

  bool flush() {
    if (!running_.try_lock()) return false;
    pending_ = 0;
    running_.unlock();
    return true;
  }

  int ticks() {
    std::lock_guard lock(running_);
    return ticks_;
  }

 private:
  // Asks for a tick, which does nothing while this one runs.
  void refresh() {
    ++pending_;
    tick();
    flush();
  }

  std::mutex running_;
  int ticks_ = 0;
  int pending_ = 0;
};

int main() {
  Ticker ticker;
  {
    std::jthread timer([&ticker] {
      for (int i = 0; i < 100; ++i) ticker.flush();
    });
    for (int i = 0; i < 100; ++i) ticker.tick();
  }
  std::printf("%d\n", ticker.ticks() <= 100);
}
