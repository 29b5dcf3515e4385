// lock_guard with adopt_lock takes over a mutex that was locked by hand.
#include <mutex>
#include <thread>

namespace seat {

class Reservation {
 public:
  explicit Reservation(int seats) : free_(seats) {}

  // Waits its turn politely, then keeps the lock that it won.
  bool reserve(int count) {
    while (!mutex_.try_lock()) std::this_thread::yield();
    std::lock_guard<std::mutex> lock(mutex_, std::adopt_lock);
    if (free_ < count) {
      ++refused_;
      return false;
    }
    free_ -= count;
    return true;
  }

  void cancel(int count) {
    mutex_.lock();
    std::unique_lock<std::mutex> lock(mutex_, std::adopt_lock);
    free_ += count;
    if (refused_ == 0) return;
    --refused_;
  }

  int free() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return free_;
  }

  int refused() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return refused_;
  }

 private:
  mutable std::mutex mutex_;
  int free_;
  int refused_ = 0;
};

void customer(Reservation& hall, int rounds) {
  for (int i = 0; i < rounds; ++i) {
    if (hall.reserve(2)) hall.cancel(2);
  }
}

}  // namespace seat

int main() {
  seat::Reservation hall(6);
  {
    std::jthread web([&hall] { seat::customer(hall, 200); });
    std::jthread desk([&hall] { seat::customer(hall, 200); });
  }
  return hall.free() == 6 && hall.refused() >= 0 ? 0 : 1;
}
