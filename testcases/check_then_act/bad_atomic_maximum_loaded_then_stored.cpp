// A new maximum is stored after a test: a greater one may be overwritten.
#include <atomic>
#include <cstdio>
#include <functional>
#include <thread>

namespace latency {

class Gauge {
 public:
  void record(long micros) {
    count_.fetch_add(1, std::memory_order_relaxed);
    const long worst = worst_.load(std::memory_order_relaxed);
    if (micros > worst) {
      worst_.store(micros, std::memory_order_relaxed);  //~ check-then-act
    }
  }

  long worst() const { return worst_.load(std::memory_order_relaxed); }
  long count() const { return count_.load(std::memory_order_relaxed); }

 private:
  std::atomic<long> count_{0};
  std::atomic<long> worst_{0};
};

void Serve(Gauge& gauge, long first) {
  for (long request = 0; request < 100; ++request) {
    gauge.record(first + request * 7 % 31);
  }
}

}  // namespace latency

int main() {
  latency::Gauge gauge;
  std::thread reader(latency::Serve, std::ref(gauge), 10);
  std::thread writer(latency::Serve, std::ref(gauge), 20);
  reader.join();
  writer.join();
  std::printf("worst of %ld: %ld\n", gauge.count(), gauge.worst());
  return 0;
}
