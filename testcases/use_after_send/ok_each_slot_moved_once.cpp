// Every index is moved in its own turn; the other slots stay readable.
#include <cstdio>
#include <future>
#include <numeric>
#include <utility>
#include <vector>

namespace {

using Partition = std::vector<double>;

double SumOf(Partition partition) {
  return std::accumulate(partition.begin(), partition.end(), 0.0);
}

std::vector<Partition> Split(const std::vector<double>& values,
                             std::size_t parts) {
  std::vector<Partition> partitions(parts);
  for (std::size_t i = 0; i < values.size(); ++i) {
    partitions[i % parts].push_back(values[i]);
  }
  return partitions;
}

double Mean(const std::vector<double>& values) {
  std::vector<Partition> partitions = Split(values, 2);
  std::vector<std::future<double>> sums;
  std::size_t count = 0;

  for (std::size_t i = 0; i < partitions.size(); ++i) {
    if (partitions[i].empty()) continue;
    count += partitions[i].size();
    sums.push_back(
        std::async(std::launch::async, SumOf, std::move(partitions[i])));
  }
  for (auto it = partitions.begin(); it != partitions.end(); ++it) {
    *it = Partition(1, 0.0);
  }

  double total = 0;
  for (std::future<double>& sum : sums) total += sum.get();
  return count == 0 ? 0 : total / static_cast<double>(count);
}

}  // namespace

int main() {
  const std::vector<double> values = {1.5, 2.5, 3.5, 4.5, 6.0};
  std::printf("%.2f\n", Mean(values));
  return 0;
}
