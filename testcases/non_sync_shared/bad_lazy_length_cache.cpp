// A route computes its length on first use, in a const method, for two threads.
#include <cmath>
#include <iostream>
#include <thread>
#include <utility>
#include <vector>

namespace geo {

struct Point {
  double x = 0;
  double y = 0;
};

class Route {
 public:
  explicit Route(std::vector<Point> points) : points_(std::move(points)) {}

  double Length() const {
    if (cached_length_ < 0) {
      double length = 0;
      for (std::size_t i = 1; i < points_.size(); ++i) {
        length += std::hypot(points_[i].x - points_[i - 1].x,
                             points_[i].y - points_[i - 1].y);
      }
      cached_length_ = length;
    }
    return cached_length_;
  }

 private:
  const std::vector<Point> points_;
  mutable double cached_length_ = -1;
};

double Price(const Route& route) { return 2.5 + 1.2 * route.Length(); }
double Hours(const Route& route) { return route.Length() / 40; }

}  // namespace geo

int main() {
  const geo::Route route({{0, 0}, {3, 4}, {3, 10}, {11, 10}});
  double price = 0;
  std::jthread pricing([&route, &price] {  //~ non-sync-shared
    price = geo::Price(route);
  });
  const double hours = geo::Hours(route);
  pricing.join();
  std::cout << price << " for " << hours << " h\n";
}
