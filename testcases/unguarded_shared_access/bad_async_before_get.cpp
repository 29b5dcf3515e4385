// The caller appends to the vector that its async import fills, before get().
#include <cstddef>
#include <future>
#include <string>
#include <utility>
#include <vector>

namespace etl {

struct Row {
  std::string key;
  double value = 0;
};

std::vector<Row> parse(const std::string& text) {
  std::vector<Row> rows;
  std::string key;
  for (const char c : text) {
    if (c == ';') {
      rows.push_back(Row{std::exchange(key, {}), double(rows.size())});
    } else {
      key += c;
    }
  }
  return rows;
}

class Table {
 public:
  void append(Row row) { rows_.push_back(std::move(row)); }
  std::size_t size() const { return rows_.size(); }

 private:
  std::vector<Row> rows_;
};

std::size_t merge(const std::string& local, const std::string& remote) {
  std::vector<Row> merged;
  merged.reserve(16);
  auto pending = std::async(std::launch::async, [&merged, &remote] {
    std::size_t added = 0;
    for (Row& row : parse(remote)) {
      merged.push_back(std::move(row));
      ++added;
    }
    return added;
  });
  for (Row& row : parse(local)) {
    merged.push_back(std::move(row));  //~ unguarded-shared-access
  }
  const std::size_t added = pending.get();
  Table table;
  for (Row& row : merged) table.append(std::move(row));
  return table.size() >= added ? added : 0;
}

}  // namespace etl

int main() {
  const std::string local = "a;b;c;d;";
  const std::string remote = "x;y;z;";
  return etl::merge(local, remote) == 3 ? 0 : 1;
}
