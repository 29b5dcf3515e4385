// facebook/infer#1701: the objects are in a map, each with its own lock, and
// the map has another.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

class Room {
 public:
  void enter() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++guests_;
  }
  int guests() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return guests_;
  }

 private:
  mutable std::mutex mutex_;
  int guests_ = 0;
};

class Hotel {
 public:
  std::shared_ptr<Room> room(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::shared_ptr<Room>& room = rooms_[name];
    if (room == nullptr) room = std::make_shared<Room>();
    return room;
  }

  int guests() {
    std::lock_guard<std::mutex> lock(mutex_);
    int guests = 0;
    for (const auto& [name, room] : rooms_) guests += room->guests();
    return guests;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Room>> rooms_;
};

int main() {
  Hotel hotel;
  {
    std::jthread porter([&hotel] {
      for (int i = 0; i < 50; ++i) hotel.room("blue")->enter();
    });
    for (int i = 0; i < 50; ++i) hotel.room("red")->enter();
  }
  return hotel.guests() == 100 ? 0 : 1;
}
