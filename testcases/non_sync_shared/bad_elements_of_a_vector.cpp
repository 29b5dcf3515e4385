// Each shape of a const vector is measured lazily; two threads share them all.
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

using Plate = std::vector<Disc>;

double Material(const std::vector<Plate>& plates) {
  double sum = 0;
  for (const Plate& plate : plates) {
    for (const Disc& hole : plate) sum += hole.Area();
  }
  return sum;
}

double Largest(const std::vector<Plate>& plates) {
  double largest = 0;
  for (const Plate& plate : plates) {
    for (const Disc& hole : plate) largest = std::max(largest, hole.Area());
  }
  return largest;
}

}  // namespace cad

int main() {
  const std::vector<cad::Plate> plates{{cad::Disc(1), cad::Disc(2.5)},
                                       {cad::Disc(0.5)}};
  double largest = 0;
  std::jthread worker([&plates, &largest] {  //~ non-sync-shared
    largest = cad::Largest(plates);
  });
  const double material = cad::Material(plates);
  worker.join();
  std::cout << material << ", largest " << largest << '\n';
}
