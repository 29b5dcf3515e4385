// Main clears the vector of readings while the reporter still walks over it.
#include <cmath>
#include <iostream>
#include <span>
#include <thread>
#include <vector>

struct Reading {
  int sensor = 0;
  double celsius = 0;
};

struct Report {
  double mean = 0;
  double deviation = 0;
};

static Report summarize(std::span<const Reading> readings) {
  Report report;
  for (const Reading &reading : readings)
    report.mean += reading.celsius;
  report.mean /= static_cast<double>(readings.size());
  for (const Reading &reading : readings)
    report.deviation += std::pow(reading.celsius - report.mean, 2);
  report.deviation =
      std::sqrt(report.deviation / static_cast<double>(readings.size()));
  return report;
}

static std::vector<Reading> collect(int count) {
  std::vector<Reading> readings;
  for (int i = 0; i < count; ++i)
    readings.push_back({i % 4, 20.0 + (i % 7) * 0.5});
  return readings;
}

int main() {
  std::vector<Reading> readings = collect(5000);
  Report report;
  std::thread reporter(
      [&report, all = std::span(readings)] {  //~ dangling-thread-capture
        report = summarize(all);
      });
  readings.clear();
  readings.shrink_to_fit();  // every reading is freed here
  reporter.join();
  std::cout << report.mean << " +- " << report.deviation << '\n';
  return 0;
}
