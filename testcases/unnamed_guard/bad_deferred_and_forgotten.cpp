// Both locks are deferred for std::lock(), but that line has been lost.
#include <mutex>

struct Tank {
  std::mutex mutex;
  double litres = 0;
};

class Plant {
 public:
  Plant(Tank& left, Tank& right) : left_(left), right_(right) {}

  void fill(double litres) {
    std::scoped_lock lock(left_.mutex, right_.mutex);
    left_.litres += litres / 2;
    right_.litres += litres / 2;
  }

  double drain(double litres) {
    std::lock_guard<std::mutex> lock(left_.mutex);
    if (left_.litres < litres) litres = left_.litres;
    left_.litres -= litres;
    return litres;
  }

  void balance() {
    std::unique_lock<std::mutex> left(left_.mutex,  //~ unnamed-guard
                                      std::defer_lock);
    std::lock_guard<std::mutex> right(right_.mutex);
    right_.litres += 1;
    left_.litres -= 1;
  }

 private:
  Tank& left_;
  Tank& right_;
};
