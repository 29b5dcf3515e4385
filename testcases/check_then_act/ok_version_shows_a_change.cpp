// Computed without the lock; the version tells whether the input has changed.
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

namespace plan {

class Route {
 public:
  void AddStop(int distance) {
    std::lock_guard<std::mutex> lock(mutex_);
    stops_.push_back(distance);
    ++version_;
  }

  // Tries again when a stop was added meanwhile.
  int Length() {
    for (;;) {
      std::uint64_t version = 0;
      std::vector<int> stops;
      {
        std::lock_guard<std::mutex> lock(mutex_);
        if (length_version_ == version_) return length_;
        version = version_;
        stops = stops_;
      }
      const int length = std::accumulate(stops.begin(), stops.end(), 0);
      std::lock_guard<std::mutex> lock(mutex_);
      if (version_ != version) continue;
      length_ = length;
      length_version_ = version;
      return length;
    }
  }

 private:
  std::mutex mutex_;
  std::vector<int> stops_;
  std::uint64_t version_ = 1;
  std::uint64_t length_version_ = 0;
  int length_ = 0;
};

}  // namespace plan

int main() {
  plan::Route route;
  int length = 0;
  {
    std::jthread planner([&route] {
      for (int i = 0; i < 20; ++i) route.AddStop(5);
    });
    std::jthread display([&route] { (void)route.Length(); });
    length = route.Length();
  }
  length = route.Length();
  std::printf("%d km\n", length);
  return length == 100 ? 0 : 1;
}
