// Both orders occur, but only while the maintenance lock is held.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Database {
 public:
  void rename_table(const std::string& from, const std::string& to) {
    std::lock_guard gate(maintenance_mutex_);
    std::lock_guard tables_lock(tables_mutex_);
    std::lock_guard views_lock(views_mutex_);
    tables_[to] = tables_[from];
    tables_.erase(from);
    for (auto& [view, table] : views_)
      if (table == from) table = to;
  }

  void drop_unused() {
    std::lock_guard gate(maintenance_mutex_);
    std::lock_guard views_lock(views_mutex_);
    std::lock_guard tables_lock(tables_mutex_);
    std::erase_if(tables_, [this](const auto& table) {
      for (const auto& [view, used] : views_)
        if (used == table.first) return false;
      return true;
    });
  }

  void create(const std::string& table, const std::string& view) {
    {
      std::lock_guard tables_lock(tables_mutex_);
      tables_[table] = 0;
    }
    std::lock_guard views_lock(views_mutex_);
    views_[view] = table;
  }

  std::size_t tables() {
    std::lock_guard tables_lock(tables_mutex_);
    return tables_.size();
  }

 private:
  std::mutex maintenance_mutex_;
  std::mutex tables_mutex_;
  std::map<std::string, long> tables_;
  std::mutex views_mutex_;
  std::map<std::string, std::string> views_;
};

int main() {
  Database database;
  database.create("orders", "open_orders");
  {
    std::jthread janitor([&] {
      for (int i = 0; i < 100; ++i) database.drop_unused();
    });
    for (int i = 0; i < 100; ++i) database.rename_table("orders", "orders");
  }
  std::printf("%zu tables\n", database.tables());
}
