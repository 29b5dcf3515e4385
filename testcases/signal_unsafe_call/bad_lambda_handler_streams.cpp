// A lambda is installed as handler and writes to std::cerr.
#include <csignal>
#include <iostream>
#include <vector>

volatile std::sig_atomic_t interrupted = 0;

class Solver {
 public:
  explicit Solver(int size) : values_(size, 1.0) {}
  double run() {
    double sum = 0;
    for (double value : values_) {
      if (interrupted) break;
      sum += value;
    }
    return sum;
  }

 private:
  std::vector<double> values_;
};

int main() {
  std::signal(SIGINT, [](int) {
    interrupted = 1;
    std::cerr << "interrupted, finishing this round\n";  //~ signal-unsafe-call
  });
  Solver solver(1000);
  std::cout << solver.run() << '\n';
}
