// The readings are freed, but only after the reporter that walks them is done.
#include <cmath>
#include <iostream>
#include <span>
#include <thread>
#include <vector>

struct Reading {
  int sensor = 0;
  double celsius = 0;
};

static double mean(std::span<const Reading> readings) {
  double sum = 0;
  for (const Reading &reading : readings)
    sum += reading.celsius;
  return sum / static_cast<double>(readings.size());
}

static std::vector<Reading> collect(int count) {
  std::vector<Reading> readings;
  for (int i = 0; i < count; ++i)
    readings.push_back({i % 4, 20.0 + (i % 7) * 0.5});
  return readings;
}

int main() {
  std::vector<Reading> readings;
  for (int day = 1; day <= 3; ++day) {
    readings = collect(day * 1000);
    double average = 0;
    std::thread reporter([&average, all = std::span(readings)] {
      average = mean(all);
    });
    std::vector<Reading> tomorrow = collect(10);
    reporter.join();
    readings.clear();
    readings.shrink_to_fit();
    tomorrow.swap(readings);
    std::cout << "day " << day << ": " << std::round(average) << '\n';
  }
  return 0;
}
