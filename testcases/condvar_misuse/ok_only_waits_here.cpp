// A library that waits; who notifies is in another file, or the condition
// variable itself is passed around.
#include <condition_variable>
#include <mutex>

class Device {
 public:
  Device();
  ~Device();
  void on_interrupt();  // In device.cpp: sets is_ready_ and notifies.
  void wait_ready() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return is_ready_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  bool is_ready_ = false;
};

struct Signal {
  std::mutex mutex;
  std::condition_variable condition;
  bool is_set = false;
};

// Both keep the pointer and notify through it.
void register_condition(std::condition_variable* condition, bool* flag);
void register_signal(Signal& signal);

void wait_for(Signal& signal) {
  std::unique_lock lock(signal.mutex);
  signal.condition.wait(lock, [&signal] { return signal.is_set; });
}

class Watcher {
 public:
  Watcher() { register_condition(&changed_, &is_changed_); }
  void wait() {
    std::unique_lock lock(mutex_);
    while (!is_changed_) changed_.wait(lock);
    is_changed_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_changed_ = false;
};

void wait_registered() {
  static Signal signal;
  register_signal(signal);
  wait_for(signal);
}
