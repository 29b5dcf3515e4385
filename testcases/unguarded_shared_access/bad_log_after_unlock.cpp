// The count is read once more for a log line after the guard is gone.
#include <cstdio>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>

namespace chat {

class Room {
 public:
  explicit Room(std::string name) : name_(std::move(name)) {}

  bool Join(const std::string& user) {
    bool is_new = false;
    {
      std::lock_guard<std::mutex> guard(mutex_);
      is_new = members_.insert(user).second;
      if (is_new) ++joins_;
    }
    if (is_new) {
      std::fprintf(stderr, "%s: %s is join number %d\n", name_.c_str(),
                   user.c_str(), joins_);  //~ unguarded-shared-access
    }
    return is_new;
  }

  bool Leave(const std::string& user) {
    std::lock_guard<std::mutex> guard(mutex_);
    return members_.erase(user) > 0;
  }

  int Joins() const {
    std::lock_guard<std::mutex> guard(mutex_);
    return joins_;
  }

 private:
  const std::string name_;
  mutable std::mutex mutex_;
  std::set<std::string> members_;
  int joins_ = 0;
};

void Visit(Room& room, const std::string& prefix) {
  for (int i = 0; i < 5; ++i) {
    const std::string user = prefix + std::to_string(i);
    if (room.Join(user)) room.Leave(user);
  }
}

}  // namespace chat

int main() {
  chat::Room room("lobby");
  std::thread web([&room] { chat::Visit(room, "web"); });
  std::thread mobile([&room] { chat::Visit(room, "mobile"); });
  web.join();
  mobile.join();
  return room.Joins() == 10 ? 0 : 1;
}
