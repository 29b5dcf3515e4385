// The model with its mutable engine moves into the thread that uses it.
#include <future>
#include <iostream>
#include <memory>
#include <random>
#include <thread>
#include <utility>
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

}  // namespace simulation

int main() {
  std::vector<std::future<int>> years;
  for (unsigned year = 0; year < 4; ++year) {
    auto demand =
        std::make_unique<const simulation::DemandModel>(100, 15, 2026 + year);
    years.push_back(std::async(std::launch::async,
                               [demand = std::move(demand)] {
                                 return simulation::CountShortages(*demand,
                                                                   120);
                               }));
  }
  simulation::DemandModel last(100, 15, 7);
  int last_year = 0;
  {
    const std::jthread run([last = std::move(last), &last_year] {
      last_year = simulation::CountShortages(last, 120);
    });
  }
  for (std::future<int>& year : years) last_year += year.get();
  std::cout << (last_year > 0 ? "some shortages\n" : "never short\n");
}
