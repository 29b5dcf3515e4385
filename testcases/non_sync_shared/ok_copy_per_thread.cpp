// The route caches in const methods, and each thread has a route of its own.
#include <cmath>
#include <cstdio>
#include <future>
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
  explicit Route(std::vector<Point> points) : points(std::move(points)) {}

  double length() const {
    if (cachedLength < 0) {
      double sum = 0;
      for (std::size_t i = 1; i < points.size(); ++i)
        sum += std::hypot(points[i].x - points[i - 1].x,
                          points[i].y - points[i - 1].y);
      cachedLength = sum;
    }
    return cachedLength;
  }

private:
  std::vector<Point> points;
  mutable double cachedLength = -1;
};

// By reference, but std::thread and std::async hand it their own copy.
static void price(const Route &route, double *result) {
  *result = 2.5 + 1.2 * route.length();
}

static double hours(const Route &route) { return route.length() / 40; }

} // namespace geo

int main() {
  const geo::Route route({{0, 0}, {3, 4}, {3, 10}, {11, 10}});
  double fare = 0;
  std::jthread pricing(geo::price, route, &fare);
  std::future<double> duration =
      std::async(std::launch::async, geo::hours, route);
  double reserve = 0;
  std::jthread fuel([route, &reserve] { reserve = route.length() * 0.07; });
  const double length = route.length();
  pricing.join();
  fuel.join();
  std::printf("%.2f %.2f %.2f %.2f\n", fare, duration.get(), reserve, length);
  return 0;
}
