// solve() const works in a mutable scratch vector, and two threads solve.
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

// A tridiagonal system with constant coefficients.
class Tridiagonal {
public:
  Tridiagonal(double lower, double diagonal, double upper)
      : lower(lower), diagonal(diagonal), upper(upper) {}

  std::vector<double> solve(const std::vector<double> &right) const {
    const std::size_t n = right.size();
    scratch.resize(n); // spares an allocation per call
    std::vector<double> x(n);
    double beta = diagonal;
    x[0] = right[0] / beta;
    for (std::size_t i = 1; i < n; ++i) {
      scratch[i] = upper / beta;
      beta = diagonal - lower * scratch[i];
      x[i] = (right[i] - lower * x[i - 1]) / beta;
    }
    for (std::size_t i = n - 1; i-- > 0;)
      x[i] -= scratch[i + 1] * x[i + 1];
    return x;
  }

private:
  const double lower;
  const double diagonal;
  const double upper;
  mutable std::vector<double> scratch;
};

class Diffusion {
public:
  explicit Diffusion(double rate)
      : system(std::make_shared<Tridiagonal>(-rate, 1 + 2 * rate, -rate)) {}

  std::shared_ptr<const Tridiagonal> implicitStep() const { return system; }

private:
  std::shared_ptr<Tridiagonal> system;
};

int main() {
  const Diffusion diffusion(0.4);
  std::vector<double> warm(64, 30.0);
  std::jthread worker(
      [step = diffusion.implicitStep(), &warm] {  //~ non-sync-shared
        for (int i = 0; i < 50; ++i)
          warm = step->solve(warm);
      });
  std::vector<double> cold(128, 5.0);
  for (int i = 0; i < 50; ++i)
    cold = diffusion.implicitStep()->solve(cold);
  worker.join();
  std::printf("%.4f %.4f\n", warm[32], cold[64]);
  return 0;
}
