// Two helpers share the work: one starts the threads, the other joins them.
#include <array>
#include <cstddef>
#include <iostream>
#include <span>
#include <thread>
#include <vector>

namespace image {

using Row = std::array<float, 64>;

void JoinAll(std::vector<std::thread>& threads) {
  while (!threads.empty()) {
    threads.back().join();
    threads.pop_back();
  }
}

template <typename Body>
void StartRows(std::vector<std::thread>& threads, std::span<Row> rows,
               const Body& body) {
  threads.reserve(rows.size());
  for (Row& row : rows) {
    threads.emplace_back([&row, &body] { body(row); });
  }
}

float Brighten(float gain) {
  std::vector<Row> rows(6);
  for (Row& row : rows) row.fill(0.25f);

  const auto scale = [gain](Row& row) {
    for (float& pixel : row) pixel *= gain;
  };
  std::vector<std::thread> threads;
  StartRows(threads, rows, scale);
  JoinAll(threads);

  float sum = 0;
  for (const Row& row : rows) {
    for (const float pixel : row) sum += pixel;
  }
  return sum;
}

}  // namespace image

int main() { std::cout << image::Brighten(2.0f) << '\n'; }
