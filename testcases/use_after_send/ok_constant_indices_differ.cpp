// Constant indices name different elements: `halves[1]` stays here.
#include <array>
#include <cstdio>
#include <future>
#include <numeric>
#include <utility>
#include <vector>

using Partition = std::vector<double>;

double SumOf(Partition partition) {
  return std::accumulate(partition.begin(), partition.end(), 0.0);
}

double Ends(const std::vector<double>& values) {
  std::array<Partition, 2> halves;
  for (std::size_t i = 0; i < values.size(); ++i) {
    halves[i < values.size() / 2 ? 0 : 1].push_back(values[i]);
  }
  std::future<double> low =
      std::async(std::launch::async, SumOf, std::move(halves[0]));
  const double last =
      halves[1].empty() ? 0 : halves[1].back();
  return low.get() + last;
}

int main() {
  const std::vector<double> values = {1.5, 2.5, 3.5, 4.5, 6.0};
  std::printf("%.2f\n", Ends(values));
}
