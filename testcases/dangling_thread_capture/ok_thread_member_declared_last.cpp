// The jthread is the last member: it joins before anything it reads dies.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class HealthCheck {
public:
  explicit HealthCheck(std::vector<std::string> Endpoints)
      : Endpoints(std::move(Endpoints)),
        Prober([this](std::stop_token Stop) { probeUntil(Stop); }) {}
  HealthCheck(const HealthCheck &) = delete;
  HealthCheck &operator=(const HealthCheck &) = delete;

  bool allHealthy() const { return Failures == 0; }
  unsigned rounds() const { return Rounds; }

private:
  void probeUntil(const std::stop_token &Stop) {
    while (!Stop.stop_requested()) {
      for (const std::string &Endpoint : Endpoints)
        if (Endpoint.find("://") == std::string::npos)
          ++Failures;
      ++Rounds;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  const std::vector<std::string> Endpoints;
  std::atomic<unsigned> Failures{0};
  std::atomic<unsigned> Rounds{0};
  std::jthread Prober; // keep last: destroyed, and so joined, first
};

int main() {
  const HealthCheck Check({"http://cart.internal", "http://stock.internal"});
  while (Check.rounds() == 0)
    std::this_thread::yield();
  std::puts(Check.allHealthy() ? "healthy" : "failing");
  return 0;
}
