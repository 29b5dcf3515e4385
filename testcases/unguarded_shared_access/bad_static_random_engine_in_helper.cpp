// The helper that spreads retries keeps one random engine for all callers.
#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace net {

std::chrono::microseconds jitter(int attempt) {
  static std::mt19937 engine(4711);
  std::uniform_int_distribution<int> spread(0, 10 << attempt);
  return std::chrono::microseconds(spread(engine));  //~ unguarded-shared-access
}

class Client {
 public:
  explicit Client(std::string host) : host_(std::move(host)) {}

  bool fetch() {
    for (int attempt = 0; attempt < 3; ++attempt) {
      if (try_once(attempt)) return true;
      std::this_thread::sleep_for(jitter(attempt));
    }
    return false;
  }

 private:
  bool try_once(int attempt) { return attempt == 2 && !host_.empty(); }

  std::string host_;
};

}  // namespace net

int main() {
  std::vector<std::jthread> threads;
  for (const char* host : {"a.example", "b.example", "c.example"}) {
    threads.emplace_back([host] { (void)net::Client(host).fetch(); });
  }
}
