// The entry is looked up, found unused and erased: three locks, three chances.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

class ChannelRegistry {
 public:
  void open(const std::string &name) {
    std::lock_guard<std::mutex> lock(Mutex);
    ++Users[name];
  }

  void close(const std::string &name) {
    if (release(name) == 0)
      remove(name);  //~ check-then-act
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(Mutex);
    return Users.size();
  }

 private:
  int release(const std::string &name) {
    std::lock_guard<std::mutex> lock(Mutex);
    return --Users[name];
  }

  void remove(const std::string &name) {
    std::lock_guard<std::mutex> lock(Mutex);
    Users.erase(name);
  }

  mutable std::mutex Mutex;
  std::map<std::string, int> Users;
};

int main() {
  ChannelRegistry registry;
  const auto visit = [&registry] {
    for (int i = 0; i < 100; ++i) {
      registry.open("news");
      registry.close("news");
    }
  };
  {
    std::jthread ada(visit);
    std::jthread bob(visit);
  }
  std::printf("%zu channels\n", registry.size());
  return 0;
}
