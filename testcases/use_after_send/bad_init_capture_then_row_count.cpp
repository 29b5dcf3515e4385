// An export task owns the rows by init-capture, but the summary counts them.
#include <cstdint>
#include <cstdio>
#include <future>
#include <string>
#include <utility>
#include <vector>

namespace billing {

struct Row {
  std::int64_t account;
  std::int64_t cents;
};

struct Summary {
  std::size_t rows = 0;
  std::int64_t total = 0;
};

class Exporter {
 public:
  explicit Exporter(std::string path) : path_(std::move(path)) {}

  Summary Export(std::vector<Row> rows) const {
    std::future<std::int64_t> total =
        std::async(std::launch::async, [rows = std::move(rows), path = path_] {
          std::int64_t sum = 0;
          for (const Row& row : rows) sum += row.cents;
          std::printf("%s: %zu rows\n", path.c_str(), rows.size());
          return sum;
        });

    Summary summary;
    summary.rows = rows.size();  //~ use-after-send
    summary.total = total.get();
    return summary;
  }

 private:
  std::string path_;
};

}  // namespace billing

int main() {
  const billing::Exporter exporter("invoices.csv");
  const billing::Summary summary =
      exporter.Export({{1, 1999}, {2, 2500}, {1, -500}});
  std::printf("%zu rows, %lld cents\n", summary.rows,
              static_cast<long long>(summary.total));
}
