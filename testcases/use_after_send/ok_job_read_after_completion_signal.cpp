// A borrowed query is pushed by pointer, and read only once it is completed.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Query {
  explicit Query(std::string text) : sql(std::move(text)) {}
  const std::string sql;
  std::vector<std::string> rows;
  bool done = false;  // guarded by the database's mutex
};

// The queue does not own its queries: whoever pushes one waits for it.
class Database {
 public:
  Database() : engine_([this] { Serve(); }) {}
  ~Database() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closing_ = true;
      work_.notify_one();
    }
    engine_.join();
  }

  void Push(Query* query) {
    std::lock_guard<std::mutex> lock(mutex_);
    queries_.push_back(query);
    work_.notify_one();
  }

  void WaitFor(const Query* query) {
    std::unique_lock<std::mutex> lock(mutex_);
    finished_.wait(lock, [query] { return query->done; });
  }

 private:
  Query* Pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    work_.wait(lock, [this] { return closing_ || !queries_.empty(); });
    if (queries_.empty()) return nullptr;
    Query* query = queries_.front();
    queries_.pop_front();
    return query;
  }
  void Serve() {
    while (Query* query = Pop()) {
      query->rows.push_back("result of " + query->sql);
      std::lock_guard<std::mutex> lock(mutex_);
      query->done = true;
      finished_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable finished_;
  std::deque<Query*> queries_;
  bool closing_ = false;
  std::thread engine_;
};

static std::size_t Ask(Database& database, const std::string& sql) {
  Query query(sql);
  database.Push(&query);
  // The engine's last touch of the query was under the lock WaitFor took.
  database.WaitFor(&query);
  for (const std::string& row : query.rows) std::puts(row.c_str());
  return query.rows.size();
}

int main() {
  Database database;
  std::jthread client([&database] { Ask(database, "select now()"); });
  std::printf("%zu rows\n", Ask(database, "select * from accounts"));
}
