// The pointer is copied first and the copy is tested: the read is as unordered.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

namespace db {

struct Schema {
  std::string version;
  int tables = 0;
};

class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { delete schema_; }

  const Schema* GetSchema() {
    const Schema* schema = schema_;  //~ double-checked-locking
    if (schema != nullptr) return schema;

    std::lock_guard<std::mutex> lock(mutex_);
    schema = schema_;
    if (schema == nullptr) {
      schema = new Schema{"2026-11", 42};
      schema_ = schema;
    }
    return schema;
  }

 private:
  std::mutex mutex_;
  const Schema* schema_ = nullptr;
};

}  // namespace db

int main() {
  db::Database database;
  int tables = 0;
  std::string version;
  {
    std::jthread a([&] { tables = database.GetSchema()->tables; });
    std::jthread b([&] { version = database.GetSchema()->version; });
  }
  std::printf("%d tables of %s\n", tables, version.c_str());
  return 0;
}
