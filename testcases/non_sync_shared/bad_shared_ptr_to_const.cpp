// shared_ptr<const Schema> looks immutable; its const getters fill a cache.
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

  std::optional<std::size_t> IndexOf(const std::string& column) const {
    BuildIndex();
    const auto found = index_.find(column);
    if (found == index_.end()) return std::nullopt;
    return found->second;
  }

 private:
  void BuildIndex() const {
    if (is_indexed_) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      index_.emplace(columns_[i].name, i);
    }
    is_indexed_ = true;
  }

  const std::vector<Column> columns_;
  mutable std::map<std::string, std::size_t> index_;
  mutable bool is_indexed_ = false;
};

using SchemaPtr = std::shared_ptr<const Schema>;

std::size_t Scan(const SchemaPtr& schema, const std::string& column) {
  return schema->IndexOf(column).value_or(99);
}

}  // namespace db

int main() {
  const db::SchemaPtr schema = std::make_shared<const db::Schema>(
      std::vector<db::Column>{{"id", "int"}, {"name", "text"}});
  std::future<std::size_t> scanned =
      std::async(std::launch::async,
                 [schema] { return db::Scan(schema, "name"); });  //~ non-sync-shared
  const std::size_t here = db::Scan(schema, "id");
  std::cout << scanned.get() << ' ' << here << '\n';
}
