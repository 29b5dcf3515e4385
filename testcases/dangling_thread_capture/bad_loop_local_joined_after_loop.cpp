// Workers are joined, but each one's range died at the end of its iteration.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <numeric>
#include <thread>
#include <vector>

namespace stats {

struct Range {
  std::size_t first;
  std::size_t last;
};

std::uint64_t SumParallel(const std::vector<std::uint32_t>& samples,
                          std::size_t parts) {
  std::vector<std::uint64_t> partial(parts, 0);
  std::vector<std::jthread> workers;
  workers.reserve(parts);
  const std::size_t step = (samples.size() + parts - 1) / parts;

  for (std::size_t part = 0; part < parts; ++part) {
    const Range range{part * step,
                      std::min(samples.size(), (part + 1) * step)};
    std::uint64_t& result = partial[part];
    workers.emplace_back(
        [&samples, &range, &result] {  //~ dangling-thread-capture
          for (std::size_t i = range.first; i < range.last; ++i) {
            result += samples[i];
          }
        });
  }
  for (std::jthread& worker : workers) {
    worker.join();
  }
  return std::accumulate(partial.begin(), partial.end(), std::uint64_t{0});
}

}  // namespace stats

int main() {
  std::vector<std::uint32_t> samples(10'000);
  std::iota(samples.begin(), samples.end(), 1u);
  std::cout << stats::SumParallel(samples, 4) << '\n';
}
