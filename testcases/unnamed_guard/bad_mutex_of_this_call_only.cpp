// Each call has a mutex of its own, so nobody is ever kept out.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class AuditTrail {
 public:
  void append(const std::string& event) {
    std::mutex mutex;
    std::lock_guard<std::mutex> lock(mutex);  //~ unnamed-guard
    events_.push_back(event);
  }

  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    return events_.size();
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> events_;
};

int main() {
  AuditTrail trail;
  {
    std::jthread login([&trail] {
      for (int i = 0; i < 10; ++i) trail.append("login");
    });
    std::jthread logout([&trail] {
      for (int i = 0; i < 10; ++i) trail.append("logout");
    });
  }
  std::printf("%zu\n", trail.size());
}
