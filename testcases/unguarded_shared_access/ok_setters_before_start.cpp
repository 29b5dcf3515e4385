// The setters need no lock: the unit calls them only before start().
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace monitor {

class Watchdog {
 public:
  Watchdog() = default;
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;
  ~Watchdog() { stop(); }

  // Configuration. Call these before start(); the thread reads them unlocked.
  void setPeriod(std::chrono::microseconds period) { period_ = period; }
  void addLimit(const std::string& name, int limit) { limits_[name] = limit; }

  void start() {
    running_ = true;
    thread_ = std::thread([this] { watch(); });
  }

  void report(const std::string& name, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[name] = value;
  }

  void stop() {
    running_ = false;
    if (thread_.joinable()) thread_.join();
  }

  int alarms() const { return alarms_; }

 private:
  void watch() {
    while (running_) {
      for (const auto& [name, limit] : limits_) {
        if (current(name) > limit) ++alarms_;
      }
      std::this_thread::sleep_for(period_);
    }
  }

  int current(const std::string& name) const {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = values_.find(name);
    return it == values_.end() ? 0 : it->second;
  }

  std::chrono::microseconds period_{1000};
  std::map<std::string, int> limits_;
  std::atomic<bool> running_{false};
  std::atomic<int> alarms_{0};
  mutable std::mutex mutex_;
  std::map<std::string, int> values_;
  std::thread thread_;
};

}  // namespace monitor

int main() {
  monitor::Watchdog watchdog;
  watchdog.setPeriod(std::chrono::microseconds(100));
  watchdog.addLimit("queue", 10);
  watchdog.addLimit("memory", 80);
  watchdog.start();
  for (int i = 0; i < 50; ++i) watchdog.report("queue", i);
  while (watchdog.alarms() == 0) std::this_thread::yield();
  watchdog.stop();
  return 0;
}
