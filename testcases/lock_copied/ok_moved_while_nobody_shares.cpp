// Who moves an object has it alone, so its lock need not be taken.
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Channel {
 public:
  explicit Channel(std::string name) : name_(std::move(name)) {}
  Channel(Channel&& other) noexcept
      : name_(std::move(other.name_)), lines_(std::move(other.lines_)) {}
  Channel& operator=(Channel&& other) noexcept {
    name_ = std::move(other.name_);
    lines_ = std::move(other.lines_);
    return *this;
  }

  void say(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
  }
  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return lines_.size() + name_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::string name_;
  std::vector<std::string> lines_;
};

// Its mutex is on the heap, so the default moves are right.
class Room {
 public:
  void enter() {
    std::lock_guard<std::mutex> lock(*mutex_);
    ++guests_;
  }
  int guests() const {
    std::lock_guard<std::mutex> lock(*mutex_);
    return guests_;
  }

 private:
  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  int guests_ = 0;
};

int main() {
  std::vector<Channel> channels;
  channels.push_back(Channel("news"));
  channels.push_back(Channel("sport"));
  channels[0] = Channel("weather");
  std::vector<Room> rooms(2);
  rooms.push_back(Room());
  {
    std::jthread a([&] {
      channels[0].say("rain");
      rooms[2].enter();
    });
    std::jthread b([&] {
      channels[0].say("sun");
      rooms[2].enter();
    });
  }
  std::printf("%zu %d\n", channels[0].size(), rooms[2].guests());
}
