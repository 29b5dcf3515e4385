// What is copied never changes after construction; what the lock guards starts
// afresh in the copy.
#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Client {
 public:
  Client(std::string host, std::chrono::milliseconds timeout)
      : host_(std::move(host)), timeout_(timeout) {}
  Client(const Client& other) : host_(other.host_), timeout_(other.timeout_) {}
  Client& operator=(const Client&) = delete;

  std::size_t get(const std::string& path) {
    const std::size_t bytes = host_.size() + path.size();
    std::lock_guard<std::mutex> lock(mutex_);
    history_.push_back(path);
    bytes_ += bytes;
    return bytes;
  }
  std::size_t bytes() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return bytes_ + history_.size();
  }
  std::chrono::milliseconds timeout() const { return timeout_; }

 private:
  std::string host_;
  std::chrono::milliseconds timeout_;
  mutable std::mutex mutex_;
  std::vector<std::string> history_;
  std::size_t bytes_ = 0;
};

int main() {
  Client shared("example.org", std::chrono::milliseconds(100));
  std::jthread other([&shared] { shared.get("/status"); });
  Client own(shared);
  own.get("/index.html");
  std::printf("%zu %d\n", own.bytes(), own.timeout() == shared.timeout());
}
