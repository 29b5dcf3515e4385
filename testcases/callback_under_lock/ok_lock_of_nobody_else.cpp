// The lock is a local of this function, or only this one function takes it and
// the callback cannot reach it: the callback cannot ask for it.
#include <atomic>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// Calls `report` from several threads, one at a time.
static void crunch(const std::vector<int>& parts,
                   const std::function<void(int, long)>& report) {
  std::mutex report_mutex;
  std::atomic<int> next{0};
  std::vector<std::jthread> workers;
  for (int w = 0; w < 3; ++w)
    workers.emplace_back([&] {
      for (int i = next++; i < static_cast<int>(parts.size()); i = next++) {
        const long square = static_cast<long>(parts[i]) * parts[i];
        std::lock_guard lock(report_mutex);
        report(i, square);
      }
    });
}

int main() {
  std::vector<int> parts{1, 2, 3, 4, 5};
  long sum = 0;
  crunch(parts, [&sum](int, long square) { sum += square; });
  std::printf("%ld\n", sum);
}
