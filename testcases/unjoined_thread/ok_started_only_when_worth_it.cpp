// The handle may stay empty: joined under the condition that started it.
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <thread>
#include <vector>

namespace sum {

constexpr std::size_t kWorthIt = 1000;

std::atomic<unsigned> helpers{0};

long Range(const std::vector<int>& values, std::size_t first,
           std::size_t last) {
  long sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += values[i];
  return sum;
}

long ByFlag(const std::vector<int>& values) {
  const bool split = values.size() >= kWorthIt;
  const std::size_t middle = split ? values.size() / 2 : values.size();
  long right = 0;
  std::thread helper;
  if (split) {
    helper = std::thread([&] {
      ++helpers;
      right = Range(values, middle, values.size());
    });
  }
  const long left = Range(values, 0, middle);
  if (split) helper.join();
  return left + right;
}

long ByHandle(const std::vector<int>& values, bool parallel) {
  long right = 0;
  const std::size_t middle = parallel ? values.size() / 2 : values.size();
  std::thread helper;
  if (parallel) {
    helper = std::thread(
        [&] { right = Range(values, middle, values.size()); });
  }
  const long left = Range(values, 0, middle);
  if (helper.joinable()) helper.join();
  return left + right;
}

}  // namespace sum

int main() {
  const std::vector<int> few(10, 1), many(2000, 1);
  const long sum = sum::ByFlag(few) + sum::ByFlag(many) +
                   sum::ByHandle(few, false) + sum::ByHandle(many, true);
  std::printf("%ld\n", sum);
  return sum == 4020 && sum::helpers == 1 ? 0 : 1;
}
