// Helpers return references into guarded data to callers that hold the lock.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

struct Seat {
  bool taken = false;
  std::string holder;
};

class Hall {
 public:
  bool reserve(int number, const std::string& name) {
    std::unique_lock<std::mutex> lock(mutex_);
    Seat& seat = at(number, lock);
    if (seat.taken) return false;
    seat.taken = true;
    seat.holder = name;
    Seat* last = last_reserved();
    if (last != nullptr) last_holder_ = last->holder;
    last_ = number;
    return true;
  }

  std::size_t taken() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::size_t count = 0;
    for (int number = 0; number < 4; ++number) {
      std::lock_guard<std::recursive_mutex> again(seats_mutex_);
      count += seats()[number].taken ? 1 : 0;
    }
    return count;
  }

 private:
  Seat& at(int number, const std::unique_lock<std::mutex>& held) {
    (void)held;
    std::lock_guard<std::recursive_mutex> again(seats_mutex_);
    return seats()[number];
  }

  Seat* last_reserved() {
    auto it = seats_.find(last_);
    return it == seats_.end() ? nullptr : &it->second;
  }

  // Locks too, but for its own sake: every caller has it already.
  std::map<int, Seat>& seats() {
    std::lock_guard<std::recursive_mutex> again(seats_mutex_);
    return seats_;
  }

  std::mutex mutex_;
  std::recursive_mutex seats_mutex_;
  std::map<int, Seat> seats_;
  std::string last_holder_;
  int last_ = -1;
};

int main() {
  Hall hall;
  {
    std::jthread box_office([&hall] { hall.reserve(1, "Ada"); });
    std::jthread web([&hall] { hall.reserve(1, "Grace"); });
  }
  std::printf("%zu taken\n", hall.taken());
}
