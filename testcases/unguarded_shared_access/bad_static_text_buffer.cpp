// The C-style formatter returns a static buffer, as `inet_ntoa` did.
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>

struct Point {
  int x = 0, y = 0;
};

const char* to_text(const Point& point) {
  static char buffer[64];
  std::snprintf(buffer, sizeof buffer, "(%d, %d)", point.x, point.y);  //~ unguarded-shared-access
  return buffer;
}

class Track {
 public:
  void add(Point point) { text_ += to_text(point); }
  std::size_t length() const { return text_.size(); }

 private:
  std::string text_;
};

int main() {
  Track ship, plane;
  std::jthread tower([&plane] {
    for (int i = 0; i < 100; ++i) plane.add({i, -i});
  });
  for (int i = 0; i < 100; ++i) ship.add({i, i});
  return ship.length() > 0 ? 0 : 1;
}
