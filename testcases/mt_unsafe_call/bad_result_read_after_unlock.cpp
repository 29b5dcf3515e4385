// The call is made under the lock, but what it points to is read after it.
#include <ctime>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Clock {
 public:
  std::string today() {
    const std::time_t now = std::time(nullptr);
    const std::tm* parts = nullptr;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      parts = std::gmtime(&now);
    }
    return std::to_string(parts->tm_year + 1900) + '-' +  //~ mt-unsafe-call
           std::to_string(parts->tm_mon + 1) + '-' +
           std::to_string(parts->tm_mday);
  }

 private:
  std::mutex mutex_;
};

int main() {
  Clock clock;
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&clock] { (void)clock.today(); });
  }
  for (std::thread& worker : workers) worker.join();
}
