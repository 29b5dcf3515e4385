// Deferred locks that are locked later: by std::lock, in a branch, in a loop,
// by a helper, or by assignment.
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>
#include <utility>

struct Tank {
  std::timed_mutex mutex;
  double litres = 0;
};

static void take(std::unique_lock<std::timed_mutex>& lock) { lock.lock(); }

static void pump(Tank& from, Tank& to, double litres) {
  std::unique_lock from_lock(from.mutex, std::defer_lock);
  std::unique_lock to_lock(to.mutex, std::defer_lock);
  std::lock(from_lock, to_lock);
  from.litres -= litres;
  to.litres += litres;
}

static bool fill(Tank& tank, double litres, bool wait) {
  std::unique_lock lock(tank.mutex, std::defer_lock);
  if (wait) {
    lock.lock();
  } else if (!lock.try_lock_for(std::chrono::milliseconds(5))) {
    return false;
  }
  tank.litres += litres;
  return true;
}

static double level(Tank& tank) {
  std::unique_lock<std::timed_mutex> lock(tank.mutex, std::defer_lock);
  take(lock);
  return tank.litres;
}

static double level_if(Tank& tank, bool locked) {
  std::unique_lock<std::timed_mutex> lock;
  if (locked) lock = std::unique_lock<std::timed_mutex>(tank.mutex);
  return lock ? tank.litres : 0;
}

static void spin(Tank& tank) {
  std::unique_lock<std::timed_mutex> lock(tank.mutex, std::defer_lock);
  while (!lock.try_lock()) std::this_thread::yield();
  tank.litres += 1;
}

int main() {
  Tank left, right;
  {
    std::jthread there([&] { pump(left, right, 1); });
    std::jthread back([&] { pump(right, left, 2); });
    std::jthread filler([&] { fill(left, 10, true); });
    std::jthread spinner([&] { spin(right); });
  }
  fill(right, 1, false);
  std::printf("%.0f %.0f\n", level(left) + level(right), level_if(left, true));
}
