// A slot counts into a local and stays connected after the function returned.
#include <atomic>
#include <chrono>
#include <functional>
#include <iostream>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

template <typename... Args>
class Signal {
 public:
  using Slot = std::function<void(Args...)>;

  void Connect(Slot slot) {
    std::lock_guard lock(mutex_);
    slots_.push_back(std::move(slot));
  }

  void Emit(Args... args) const {
    std::vector<Slot> slots;
    {
      std::lock_guard lock(mutex_);
      slots = slots_;
    }
    for (const Slot& slot : slots) slot(args...);
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Slot> slots_;
};

class Thermometer {
 public:
  Signal<double>& changed() { return changed_; }

  void Run(const std::stop_token& stop) const {
    for (double degrees = 18; !stop.stop_requested(); degrees += 0.25) {
      changed_.Emit(degrees);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

 private:
  Signal<double> changed_;
};

int CountAlarms(Thermometer& thermometer, double limit) {
  std::atomic<int> alarms{0};
  thermometer.changed().Connect(
      [&alarms, limit](double degrees) {  //~ dangling-thread-capture
        if (degrees > limit) ++alarms;
      });
  std::this_thread::sleep_for(std::chrono::milliseconds(4));
  return alarms;
}

int main() {
  Thermometer thermometer;
  const std::jthread sensor(
      [&thermometer](std::stop_token stop) { thermometer.Run(stop); });
  const int alarms = CountAlarms(thermometer, 18.5);
  std::this_thread::sleep_for(std::chrono::milliseconds(4));
  std::cout << alarms << " alarms\n";
}
