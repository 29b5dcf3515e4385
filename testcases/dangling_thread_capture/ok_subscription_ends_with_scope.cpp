// The subscription ends before the local it counts into, and waits for a slot.
#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

// Slots run under the signal's lock, so once Disconnect() has returned no slot
// is running any more.
class Signal {
 public:
  using Slot = std::function<void(double)>;

  int Connect(Slot slot) {
    std::lock_guard lock(mutex_);
    slots_.emplace(++last_id_, std::move(slot));
    return last_id_;
  }
  void Disconnect(int id) {
    std::lock_guard lock(mutex_);
    slots_.erase(id);
  }
  void Emit(double value) {
    std::lock_guard lock(mutex_);
    // NOLINTNEXTLINE(fearless-callback-under-lock): who unsubscribes waits.
    for (const auto& [id, slot] : slots_) slot(value);
  }

 private:
  std::mutex mutex_;
  std::map<int, Slot> slots_;
  int last_id_ = 0;
};

class Subscription {
 public:
  Subscription(Signal& signal, Signal::Slot slot)
      : signal_(signal), id_(signal.Connect(std::move(slot))) {}
  ~Subscription() { signal_.Disconnect(id_); }
  Subscription(const Subscription&) = delete;
  Subscription& operator=(const Subscription&) = delete;

 private:
  Signal& signal_;
  const int id_;
};

class Alarm {
 public:
  void Raise() {
    std::lock_guard lock(mutex_);
    ++raised_;
  }
  int raised() {
    std::lock_guard lock(mutex_);
    return raised_;
  }

 private:
  std::mutex mutex_;
  int raised_ = 0;
};

int CountAlarms(Signal& temperature, double limit) {
  Alarm alarm;
  const Subscription subscription(temperature, [&alarm, limit](double value) {
    if (value > limit) alarm.Raise();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(4));
  return alarm.raised();
}

int main() {
  Signal temperature;
  const std::jthread sensor([&temperature](std::stop_token stop) {
    for (double degrees = 18; !stop.stop_requested(); degrees += 0.25) {
      temperature.Emit(degrees);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  std::cout << (CountAlarms(temperature, 18.5) >= 0 ? "done\n" : "?\n");
}
