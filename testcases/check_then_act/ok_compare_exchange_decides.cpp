// The load is only a guess; compare_exchange decides whether it still holds.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace latency {

class Gauge {
 public:
  void record(long micros) {
    long worst = worst_.load(std::memory_order_relaxed);
    while (micros > worst &&
           !worst_.compare_exchange_weak(worst, micros,
                                         std::memory_order_relaxed)) {
    }
  }

  // Starts the one report that is allowed at a time.
  bool tryReport() {
    if (reporting_.load(std::memory_order_relaxed)) return false;
    bool expected = false;
    if (!reporting_.compare_exchange_strong(expected, true)) return false;
    reports_.fetch_add(1);
    reporting_.store(false);
    return true;
  }

  // Takes one of the tickets that are left.
  bool takeTicket() {
    int left = tickets_.load();
    do {
      if (left == 0) return false;
    } while (!tickets_.compare_exchange_weak(left, left - 1));
    return true;
  }

  long worst() const { return worst_.load(); }
  int reports() const { return reports_.load(); }

 private:
  std::atomic<long> worst_{0};
  std::atomic<bool> reporting_{false};
  std::atomic<int> reports_{0};
  std::atomic<int> tickets_{8};
};

}  // namespace latency

int main() {
  latency::Gauge gauge;
  std::atomic<int> taken{0};
  {
    std::vector<std::jthread> clients;
    for (int client = 0; client < 3; ++client) {
      clients.emplace_back([&gauge, &taken, client] {
        for (int i = 0; i < 20; ++i) {
          gauge.record(client * 10 + i);
          gauge.tryReport();
          if (gauge.takeTicket()) ++taken;
        }
      });
    }
  }
  std::printf("%d reports\n", gauge.reports());
  return gauge.worst() == 39 && taken == 8 ? 0 : 1;
}
