// Each retry assigns to a handle whose thread may still be running.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

namespace probe {

struct Endpoint {
  const char* host;
  std::atomic<int> attempts{0};
  std::atomic<bool> reachable{false};
};

void Knock(Endpoint& endpoint) {
  if (endpoint.attempts.fetch_add(1) >= 2) endpoint.reachable = true;
}

bool WaitUntilReachable(Endpoint& endpoint, int retries) {
  std::thread knocker;
  for (int retry = 0; retry < retries; ++retry) {
    knocker = std::thread([&endpoint] { Knock(endpoint); });  //~ unjoined-thread
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (endpoint.reachable) break;
  }
  if (knocker.joinable()) knocker.join();
  return endpoint.reachable;
}

}  // namespace probe

int main() {
  static probe::Endpoint endpoint{"db.internal"};
  const bool reachable = probe::WaitUntilReachable(endpoint, 5);
  std::printf("%s: %s\n", endpoint.host, reachable ? "up" : "down");
  return 0;
}
