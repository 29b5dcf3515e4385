// The writer fills its own back buffer unlocked and swaps it in under the lock.
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace telemetry {

struct Reading {
  double position = 0;
  double velocity = 0;
};

class Recorder {
 public:
  // For the one simulation thread: back_ is its private work space.
  void record(Reading reading) {
    back_.push_back(reading);
    if (back_.size() < kBatch) return;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      front_.swap(back_);
      ++generation_;
    }
    back_.clear();
  }

  // For every other thread.
  double lastPosition() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return front_.empty() ? 0.0 : front_.back().position;
  }

  std::size_t generation() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return generation_;
  }

 private:
  static constexpr std::size_t kBatch = 16;

  std::vector<Reading> back_;
  mutable std::mutex mutex_;
  std::vector<Reading> front_;
  std::size_t generation_ = 0;
};

class Pendulum {
 public:
  explicit Pendulum(Recorder& recorder) : recorder_(recorder) {}

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      state_.velocity -= 0.01 * state_.position;
      state_.position += 0.01 * state_.velocity;
      recorder_.record(state_);
    }
  }

 private:
  Recorder& recorder_;
  Reading state_{1.0, 0.0};
};

}  // namespace telemetry

int main() {
  telemetry::Recorder recorder;
  double furthest = 0;
  {
    std::jthread physics([&recorder] {
      telemetry::Pendulum pendulum(recorder);
      pendulum.run(320);
    });
    for (int i = 0; i < 100; ++i) {
      const double position = recorder.lastPosition();
      if (position > furthest) furthest = position;
    }
  }
  return recorder.generation() == 20 && furthest <= 1.0 ? 0 : 1;
}
