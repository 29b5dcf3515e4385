// The front index of a double buffer flips under the lock, readers ignore it.
#include <array>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace telemetry {

struct Sample {
  double position = 0;
  double velocity = 0;
};

// Each buffer has its own lock; `front_` says which one readers use.
class DoubleBuffer {
 public:
  void publish(const std::vector<Sample>& fresh) {
    const std::size_t back = 1 - frontIndex();
    {
      std::lock_guard<std::mutex> lock(buffers_[back].mutex);
      buffers_[back].samples = fresh;
    }
    std::lock_guard<std::mutex> lock(flipMutex_);
    front_ = back;
  }

  double lastPosition() const {
    const Buffer& buffer = buffers_[front_];  //~ unguarded-shared-access
    std::lock_guard<std::mutex> lock(buffer.mutex);
    return buffer.samples.empty() ? 0.0 : buffer.samples.back().position;
  }

 private:
  struct Buffer {
    mutable std::mutex mutex;
    std::vector<Sample> samples;
  };

  std::size_t frontIndex() const {
    std::lock_guard<std::mutex> lock(flipMutex_);
    return front_;
  }

  mutable std::mutex flipMutex_;
  std::size_t front_ = 0;
  std::array<Buffer, 2> buffers_;
};

class Simulation {
 public:
  explicit Simulation(DoubleBuffer& output) : output_(output) {}

  void step() {
    state_.velocity += 0.1;
    state_.position += state_.velocity;
    output_.publish({state_, state_});
  }

 private:
  DoubleBuffer& output_;
  Sample state_;  // Only the simulation thread touches it.
};

}  // namespace telemetry

int main() {
  telemetry::DoubleBuffer buffer;
  double furthest = 0;
  {
    std::jthread physics([&buffer] {
      telemetry::Simulation simulation(buffer);
      for (int i = 0; i < 300; ++i) simulation.step();
    });
    for (int i = 0; i < 300; ++i) {
      const double position = buffer.lastPosition();
      if (position > furthest) furthest = position;
    }
  }
  return furthest >= 0 ? 0 : 1;
}
