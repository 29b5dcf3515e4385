// One alternative of a column's variant decodes itself in a const method.
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

struct PlainColumn {
  std::vector<int> values;
  long sum() const {
    long total = 0;
    for (int value : values)
      total += value;
    return total;
  }
};

// Run-length encoded until somebody wants the values.
class PackedColumn {
public:
  explicit PackedColumn(std::vector<std::pair<int, int>> runs)
      : Runs(std::move(runs)) {}

  long sum() const {
    if (Unpacked.empty())
      for (const auto &[value, count] : Runs)
        Unpacked.insert(Unpacked.end(), static_cast<std::size_t>(count), value);
    long total = 0;
    for (int value : Unpacked)
      total += value;
    return total;
  }

private:
  std::vector<std::pair<int, int>> Runs;
  mutable std::vector<int> Unpacked;
};

using Column = std::variant<PlainColumn, PackedColumn>;

struct Table {
  std::string name;
  std::vector<Column> columns;
};

static void sumColumns(const Table &table, long &total) {
  for (const Column &column : table.columns)
    total += std::visit([](const auto &data) { return data.sum(); }, column);
}

int main() {
  const Table table{
      "sales", {PlainColumn{{1, 2, 3}}, PackedColumn({{7, 100}, {1, 50}})}};
  long first = 0;
  std::thread worker(sumColumns,
                     std::cref(table),  //~ non-sync-shared
                     std::ref(first));
  long second = 0;
  sumColumns(table, second);
  worker.join();
  std::printf("%ld %ld\n", first, second);
  return 0;
}
