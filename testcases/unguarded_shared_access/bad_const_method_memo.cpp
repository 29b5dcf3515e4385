// A const method fills its memo without the lock that invalidate() takes.
#include <cmath>
#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace geo {

struct Point {
  double x = 0;
  double y = 0;
};

inline double distance(const Point& a, const Point& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

// A track that the recorder extends while the views draw it.
class Track {
 public:
  void append(Point point) {
    std::lock_guard<std::mutex> lock(mutex_);
    points_.push_back(point);
    length_ = -1;
  }

  void replace(std::vector<Point> points) {
    std::lock_guard<std::mutex> lock(mutex_);
    points_ = std::move(points);
    length_ = -1;
  }

  double length() const {
    const std::vector<Point> points = copy();
    double sum = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      sum += distance(points[i - 1], points[i]);
    }
    length_ = sum;  //~ unguarded-shared-access
    return sum;
  }

  double lastKnownLength() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return length_;
  }

 private:
  std::vector<Point> copy() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return points_;
  }

  mutable std::mutex mutex_;
  std::vector<Point> points_;
  mutable double length_ = -1;
};

class TrackView {
 public:
  explicit TrackView(const Track& track) : track_(track) {}

  int width(double scale) const {
    const double known = track_.lastKnownLength();
    const double length = known < 0 ? track_.length() : known;
    return static_cast<int>(length * scale);
  }

 private:
  const Track& track_;
};

}  // namespace geo
