// Two queues, two mutexes, one condition variable for both: undefined.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Mailroom {
 public:
  void letter(int id) {
    std::lock_guard lock(letters_mutex_);
    letters_.push_back(id);
    arrived_.notify_all();
  }
  void parcel(int id) {
    std::lock_guard lock(parcels_mutex_);
    parcels_.push_back(id);
    arrived_.notify_all();
  }

  int next_letter() {
    std::unique_lock lock(letters_mutex_);
    arrived_.wait(lock, [this] { return !letters_.empty(); });
    const int id = letters_.front();
    letters_.pop_front();
    return id;
  }
  int next_parcel() {
    std::unique_lock lock(parcels_mutex_);
    while (parcels_.empty()) arrived_.wait(lock);  //~ condvar-misuse
    const int id = parcels_.front();
    parcels_.pop_front();
    return id;
  }

 private:
  std::mutex letters_mutex_;
  std::deque<int> letters_;
  std::mutex parcels_mutex_;
  std::deque<int> parcels_;
  std::condition_variable arrived_;
};

int main() {
  Mailroom room;
  std::jthread postman([&room] { room.next_letter(); });
  std::jthread porter([&room] { room.next_parcel(); });
  room.letter(1);
  room.parcel(2);
}
