// A task has a copy of the pointer, and the caller clears the same vector.
#include <cstdio>
#include <future>
#include <list>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

class Statistics {
 public:
  using Samples = std::shared_ptr<std::vector<double>>;

  Statistics() : current_(std::make_shared<std::vector<double>>()) {}

  void add(double sample) {
    current_->push_back(sample);
    if (current_->size() == kWindow) summarise();
  }

  // Waits for all summaries and prints their means.
  void report() {
    for (std::future<double>& mean : means_) {
      std::printf("mean %.2f\n", mean.get());
    }
    means_.clear();
  }

 private:
  static constexpr std::size_t kWindow = 3;

  void summarise() {
    Samples samples = current_;
    means_.push_back(std::async(std::launch::async, [samples] {
      const double sum = std::accumulate(samples->begin(), samples->end(), 0.0);
      return sum / static_cast<double>(samples->size());
    }));
    samples->clear();  //~ use-after-send
    current_ = std::make_shared<std::vector<double>>();
  }

  Samples current_;
  std::list<std::future<double>> means_;
};

int main() {
  Statistics statistics;
  for (int i = 0; i < 9; ++i) statistics.add(i * 1.5);
  statistics.report();
}
