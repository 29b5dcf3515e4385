// Templates for new objects: copied while only this thread knows them.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// A mutex that copies as a new one.
struct FreshMutex : std::mutex {
  FreshMutex() = default;
  FreshMutex(const FreshMutex&) : std::mutex() {}
  FreshMutex& operator=(const FreshMutex&) { return *this; }
};

struct Limiter {
  FreshMutex mutex;
  int tokens = 0;
};

static bool take(Limiter& limiter) {
  std::lock_guard<FreshMutex> lock(limiter.mutex);
  if (limiter.tokens == 0) return false;
  --limiter.tokens;
  return true;
}

int main() {
  Limiter prototype;
  prototype.tokens = 3;
  std::vector<Limiter> limiters(4, prototype);
  Limiter generous = prototype;
  generous.tokens = 10;
  limiters.push_back(generous);
  int taken = 0;
  {
    std::jthread other([&limiters] {
      for (Limiter& limiter : limiters) take(limiter);
    });
    for (Limiter& limiter : limiters) taken += take(limiter) ? 1 : 0;
  }
  std::printf("%d\n", taken);
}
