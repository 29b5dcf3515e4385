// The index is built by a non-const method before any thread sees the schema.
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace db {

struct Column {
  std::string name;
  std::string type;
};

class Schema {
 public:
  explicit Schema(std::vector<Column> columns)
      : columns_(std::move(columns)) {}

  // Call once, when all columns are known.
  void BuildIndex() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      index_.emplace(columns_[i].name, i);
    }
  }

  std::optional<std::size_t> IndexOf(const std::string& column) const {
    const auto found = index_.find(column);
    if (found == index_.end()) return std::nullopt;
    return found->second;
  }

 private:
  const std::vector<Column> columns_;
  mutable std::map<std::string, std::size_t> index_;
};

using SchemaPtr = std::shared_ptr<const Schema>;

SchemaPtr LoadSchema() {
  auto schema = std::make_shared<Schema>(
      std::vector<Column>{{"id", "int"}, {"name", "text"}});
  schema->BuildIndex();
  return schema;
}

std::size_t Scan(const SchemaPtr& schema, const std::string& column) {
  return schema->IndexOf(column).value_or(99);
}

}  // namespace db

int main() {
  const db::SchemaPtr schema = db::LoadSchema();
  std::future<std::size_t> scanned = std::async(
      std::launch::async, [schema] { return db::Scan(schema, "name"); });
  const std::size_t here = db::Scan(schema, "id");
  std::cout << scanned.get() << ' ' << here << '\n';
}
