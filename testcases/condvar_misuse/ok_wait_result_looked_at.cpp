// Timed waits outside of a loop, whose answer is looked at: the status, the
// result of the predicate, or the state itself.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

class Sensor {
 public:
  void report(int value) {
    {
      std::lock_guard lock(mutex_);
      values_.push_back(value);
    }
    reported_.notify_one();
  }

  std::optional<int> by_predicate(milliseconds timeout) {
    std::unique_lock lock(mutex_);
    if (!reported_.wait_for(lock, timeout, [&] { return !values_.empty(); })) {
      return std::nullopt;
    }
    return pop();
  }

  std::optional<int> by_stored_result(Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    const bool has_value = reported_.wait_until(
        lock, deadline, [this] { return !values_.empty(); });
    return has_value ? std::optional<int>(pop()) : std::nullopt;
  }

  // The state decides, whatever woke us.
  std::optional<int> by_state(milliseconds timeout) {
    std::unique_lock lock(mutex_);
    if (values_.empty()) reported_.wait_for(lock, timeout);
    if (values_.empty()) return std::nullopt;
    return pop();
  }

  std::optional<int> by_state_after_predicate(milliseconds timeout) {
    std::unique_lock lock(mutex_);
    reported_.wait_for(lock, timeout, [this] { return !values_.empty(); });
    return values_.empty() ? std::nullopt : std::optional<int>(pop());
  }

  std::optional<int> by_status(Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    while (values_.empty()) {
      if (reported_.wait_until(lock, deadline) == std::cv_status::timeout) {
        break;
      }
    }
    return values_.empty() ? std::nullopt : std::optional<int>(pop());
  }

 private:
  int pop() {
    const int value = values_.front();
    values_.pop_front();
    return value;
  }

  std::mutex mutex_;
  std::condition_variable reported_;
  std::deque<int> values_;
};

int main() {
  Sensor sensor;
  std::jthread probe([&sensor] {
    for (int i = 0; i < 5; ++i) sensor.report(i);
  });
  const auto deadline = Clock::now() + std::chrono::minutes(1);
  int sum = sensor.by_predicate(std::chrono::minutes(1)).value_or(0);
  sum += sensor.by_stored_result(deadline).value_or(0);
  sum += sensor.by_status(deadline).value_or(0);
  sum += sensor.by_state(milliseconds(1)).value_or(0);
  sum += sensor.by_state_after_predicate(milliseconds(1)).value_or(0);
  return sum <= 10 ? 0 : 1;
}
