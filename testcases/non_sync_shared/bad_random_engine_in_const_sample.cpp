// sample() is const and draws from a mutable engine that workers share.
#include <iostream>
#include <random>
#include <thread>
#include <vector>

namespace simulation {

class DemandModel {
 public:
  DemandModel(double mean, double deviation, unsigned seed)
      : distribution_(mean, deviation), engine_(seed) {}

  double Sample() const { return distribution_(engine_); }

 private:
  mutable std::normal_distribution<double> distribution_;
  mutable std::mt19937 engine_;
};

// How often the stock runs out in a year.
int CountShortages(const DemandModel& demand, double stock) {
  int shortages = 0;
  for (int day = 0; day < 365; ++day) {
    if (demand.Sample() > stock) ++shortages;
  }
  return shortages;
}

std::vector<int> RunYears(const DemandModel& demand, int years) {
  std::vector<int> shortages(static_cast<std::size_t>(years), 0);
  std::vector<std::thread> runs;
  for (int year = 0; year < years; ++year) {
    runs.emplace_back(
        [&demand, &result = shortages[year]] {  //~ non-sync-shared
          result = CountShortages(demand, 120);
        });
  }
  for (std::thread& run : runs) run.join();
  return shortages;
}

}  // namespace simulation

int main() {
  const simulation::DemandModel demand(100, 15, 20260814);
  for (const int shortages : simulation::RunYears(demand, 4)) {
    std::cout << shortages << '\n';
  }
}
