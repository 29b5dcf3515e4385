// Small inputs need no helper thread, but it is joined all the same.
#include <cstddef>
#include <cstdio>
#include <numeric>
#include <thread>
#include <vector>

namespace stats {

constexpr std::size_t kChunk = 1024;

long Sum(const std::vector<int>& samples) {
  long upper = 0;
  std::size_t middle = samples.size();
  std::thread helper;
  if (samples.size() > kChunk) {
    middle = samples.size() / 2;
    helper = std::thread([&samples, &upper, middle] {
      upper = std::accumulate(
          samples.begin() + static_cast<std::ptrdiff_t>(middle), samples.end(),
          0L);
    });
  }
  long lower = 0;
  for (std::size_t i = 0; i < middle; ++i) lower += samples[i];
  helper.join();  //~ thread-handle-misuse
  return lower + upper;
}

}  // namespace stats

int main() {
  std::printf("%ld\n", stats::Sum(std::vector<int>(2048, 1)));
  std::printf("%ld\n", stats::Sum(std::vector<int>(16, 1)));
  return 0;
}
