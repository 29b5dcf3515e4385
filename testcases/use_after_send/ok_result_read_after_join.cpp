// The worker writes into a shared result, which is read only after the join.
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Analysis {
  std::vector<int> samples;
  double mean = 0;
  std::string verdict;
};

class Analyser {
 public:
  explicit Analyser(std::shared_ptr<Analysis> analysis)
      : thread_(&Analyser::run, std::move(analysis)) {}
  ~Analyser() { wait(); }
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;

  void wait() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  static void run(std::shared_ptr<Analysis> analysis) {
    double sum = 0;
    for (int sample : analysis->samples) sum += sample;
    analysis->mean = sum / static_cast<double>(analysis->samples.size());
    analysis->verdict = analysis->mean > 10 ? "high" : "low";
  }

  std::thread thread_;
};

static void analyse(const std::vector<int>& samples) {
  auto analysis = std::make_shared<Analysis>();
  analysis->samples = samples;

  Analyser analyser(analysis);
  std::printf("analysing %zu samples\n", samples.size());
  analyser.wait();

  // The join is a hand-back: from here on there is only one thread again.
  analysis->verdict += " (checked)";
  std::printf("%.1f: %s\n", analysis->mean, analysis->verdict.c_str());
}

int main() {
  analyse({3, 4, 5});
  analyse({30, 40, 50});
  return 0;
}
