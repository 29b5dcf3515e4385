// The resolver owns its promise, so a caller that stops waiting harms nobody.
#include <chrono>
#include <future>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dns {

std::string SlowLookup(const std::string& host) {
  std::this_thread::sleep_for(std::chrono::milliseconds(host.size()));
  return "192.0.2." + std::to_string(host.size());
}

// Keeps the threads whose answers came too late.
class Resolver {
 public:
  ~Resolver() {
    for (std::thread& thread : threads_) thread.join();
  }

  std::optional<std::string> LookupWithin(
      const std::string& host, std::chrono::milliseconds patience) {
    std::promise<std::string> answer;
    std::future<std::string> result = answer.get_future();
    threads_.emplace_back([host, answer = std::move(answer)]() mutable {
      answer.set_value(SlowLookup(host));
    });
    if (result.wait_for(patience) != std::future_status::ready) {
      return std::nullopt;
    }
    return result.get();
  }

 private:
  std::vector<std::thread> threads_;
};

}  // namespace dns

int main() {
  using namespace std::chrono_literals;
  dns::Resolver resolver;
  for (const char* host : {"a.example", "a-very-slow-name-server.example"}) {
    const std::optional<std::string> address =
        resolver.LookupWithin(host, 20ms);
    std::cout << host << ": " << address.value_or("timed out") << '\n';
  }
}
