// One thread measures the lazy shapes; main sleeps in join until it is done.
#include <algorithm>
#include <iostream>
#include <numbers>
#include <optional>
#include <thread>
#include <vector>

namespace cad {

class Disc {
 public:
  explicit Disc(double radius) : radius_(radius) {}
  double Area() const {
    if (!area_) {
      area_ = std::numbers::pi * radius_ * radius_;
    }
    return *area_;
  }

 private:
  double radius_;
  mutable std::optional<double> area_;
};

double Material(const std::vector<Disc>& holes) {
  double sum = 0;
  for (const Disc& hole : holes) sum += hole.Area();
  return sum;
}

double Largest(const std::vector<Disc>& holes) {
  double largest = 0;
  for (const Disc& hole : holes) largest = std::max(largest, hole.Area());
  return largest;
}

struct Summary {
  double material = 0;
  double largest = 0;
};

Summary Summarize(const std::vector<Disc>& holes) {
  Summary summary;
  std::thread worker([&holes, &summary] {
    summary = {Material(holes), Largest(holes)};
  });
  worker.join();
  return summary;
}

}  // namespace cad

int main() {
  const std::vector<cad::Disc> holes{cad::Disc(1), cad::Disc(2.5)};
  for (int round = 0; round < 2; ++round) {
    const cad::Summary summary = cad::Summarize(holes);
    std::cout << summary.material << ", largest " << summary.largest << '\n';
  }
  std::cout << cad::Material(holes) << '\n';
}
