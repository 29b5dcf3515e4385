// An iterator into the rows is read after the rows were given to a task.
#include <algorithm>
#include <cstdio>
#include <future>
#include <string>
#include <utility>
#include <vector>

struct Row {
  std::string city;
  double temperature;
};

class Report {
 public:
  explicit Report(std::vector<Row> rows) : rows_(std::move(rows)) {}

  // Hands the rows to a background task and prints the headline.
  std::future<double> publish() {
    auto hottest = std::max_element(
        rows_.begin(), rows_.end(), [](const Row& left, const Row& right) {
          return left.temperature < right.temperature;
        });
    if (hottest == rows_.end()) return {};

    std::future<double> mean =
        std::async(std::launch::async, &Report::mean_of, std::move(rows_));
    std::printf("hottest: %s\n", hottest->city.c_str());  //~ use-after-send
    return mean;
  }

 private:
  static double mean_of(std::vector<Row> rows) {
    double sum = 0;
    for (const Row& row : rows) sum += row.temperature;
    return sum / static_cast<double>(rows.size());
  }

  std::vector<Row> rows_;
};

int main() {
  Report report({{"Oslo", 11.5}, {"Cairo", 34.0}, {"Lima", 19.2}});
  std::future<double> mean = report.publish();
  if (mean.valid()) std::printf("mean: %.1f\n", mean.get());
  return 0;
}
