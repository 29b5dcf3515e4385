// Relaxed accesses, but fences order them: release before store, acquire after load.
#include <atomic>
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
  ~Database() { delete schema_.load(); }

  const Schema* GetSchema() {
    const Schema* schema = schema_.load(std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_acquire);
    if (schema != nullptr) return schema;

    std::lock_guard<std::mutex> lock(mutex_);
    schema = schema_.load(std::memory_order_relaxed);
    if (schema == nullptr) {
      schema = new Schema{"2026-11", 42};
      std::atomic_thread_fence(std::memory_order_release);
      schema_.store(schema, std::memory_order_relaxed);
    }
    return schema;
  }

 private:
  std::mutex mutex_;
  std::atomic<const Schema*> schema_{nullptr};
};

}  // namespace db

int main() {
  db::Database database;
  const db::Schema* first = nullptr;
  const db::Schema* second = nullptr;
  {
    std::jthread a([&] { first = database.GetSchema(); });
    std::jthread b([&] { second = database.GetSchema(); });
  }
  std::printf("%d tables\n", first->tables);
  return first == second ? 0 : 1;
}
