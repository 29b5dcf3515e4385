// The first look is at a pointer of this thread's own, the second is locked.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace conf {

using Values = std::map<std::string, int>;

std::mutex values_mutex;
std::shared_ptr<const Values> values;

const Values& Get() {
  thread_local std::shared_ptr<const Values> mine;
  if (mine == nullptr) {
    std::lock_guard<std::mutex> lock(values_mutex);
    if (values == nullptr) {
      values = std::make_shared<const Values>(Values{{"retries", 3}});
    }
    mine = values;
  }
  return *mine;
}

// Each worker has its own object, and locks for the log that they share.
std::mutex log_mutex;
int log_lines = 0;

class Worker {
 public:
  int Run() {
    if (!is_announced_) {
      std::lock_guard<std::mutex> lock(log_mutex);
      ++log_lines;
      is_announced_ = true;
    }
    return Get().at("retries");
  }

 private:
  bool is_announced_ = false;
};

}  // namespace conf

int main() {
  int first = 0, second = 0;
  {
    std::jthread a([&first] {
      conf::Worker worker;
      first = worker.Run() + worker.Run();
    });
    std::jthread b([&second] {
      conf::Worker worker;
      second = worker.Run();
    });
  }
  std::printf("%d %d\n", first, second);
  return first + second == 9 && conf::log_lines == 2 ? 0 : 1;
}
