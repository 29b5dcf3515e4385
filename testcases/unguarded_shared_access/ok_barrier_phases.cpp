// Each phase reads what others wrote in the phase before; a barrier separates.
#include <barrier>
#include <cmath>
#include <cstddef>
#include <thread>
#include <vector>

namespace heat {

class Rod {
 public:
  explicit Rod(std::size_t cells) : now_(cells, 0.0), next_(cells, 0.0) {
    now_.front() = next_.front() = 100.0;
  }

  void simulate(std::size_t threads, int steps) {
    std::barrier phase(static_cast<std::ptrdiff_t>(threads),
                       [this]() noexcept { advance(); });
    std::vector<std::jthread> pool;
    pool.reserve(threads);
    const std::size_t inner = now_.size() - 2;
    for (std::size_t t = 0; t < threads; ++t) {
      const std::size_t first = 1 + inner * t / threads;
      const std::size_t last = 1 + inner * (t + 1) / threads;
      pool.emplace_back([this, &phase, first, last, steps] {
        for (int step = 0; step < steps; ++step) {
          for (std::size_t i = first; i < last; ++i) {
            // Neighbours of the last phase, the own cell of this one.
            next_[i] = (now_[i - 1] + now_[i] + now_[i + 1]) / 3;
          }
          phase.arrive_and_wait();
        }
      });
    }
  }

  double average() const {
    double sum = 0;
    for (const double cell : now_) sum += cell;
    return sum / static_cast<double>(now_.size());
  }

  int steps() const { return steps_; }

 private:
  // The barrier's completion: runs while every thread waits.
  void advance() noexcept {
    now_.swap(next_);
    ++steps_;
  }

  std::vector<double> now_;
  std::vector<double> next_;
  int steps_ = 0;
};

}  // namespace heat

int main() {
  heat::Rod rod(34);
  rod.simulate(2, 40);
  return rod.steps() == 40 && std::isfinite(rod.average()) ? 0 : 1;
}
