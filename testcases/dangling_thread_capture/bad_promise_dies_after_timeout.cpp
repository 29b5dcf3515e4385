// The caller stops waiting after a while; the worker still fills its promise.
#include <chrono>
#include <future>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

namespace dns {

// Takes longer for longer names.
std::string SlowLookup(const std::string& host) {
  std::this_thread::sleep_for(std::chrono::milliseconds(host.size()));
  return "192.0.2." + std::to_string(host.size());
}

// Gives the address, or nothing when the resolver takes too long.
std::optional<std::string> LookupWithin(const std::string& host,
                                        std::chrono::milliseconds patience) {
  std::promise<std::string> answer;
  std::future<std::string> result = answer.get_future();
  std::thread resolver([host, &answer] {
    answer.set_value(SlowLookup(host));
  });
  resolver.detach();  //~ dangling-thread-capture
  if (result.wait_for(patience) != std::future_status::ready) {
    return std::nullopt;
  }
  return result.get();
}

}  // namespace dns

int main() {
  using namespace std::chrono_literals;
  for (const char* host : {"a.example", "a-very-slow-name-server.example"}) {
    const std::optional<std::string> address = dns::LookupWithin(host, 20ms);
    std::cout << host << ": " << address.value_or("timed out") << '\n';
  }
}
