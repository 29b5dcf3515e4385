// The pool's lock guards the list of idle connections, not the connections:
// whoever took one out has it alone.
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Connection {
  int id = 0;
  std::string last_query;
  int queries = 0;
};

class Pool {
 public:
  explicit Pool(int size) {
    for (int id = 0; id < size; ++id) {
      all_.push_back(std::make_unique<Connection>());
      all_.back()->id = id;
      idle_.push_back(all_.back().get());
    }
  }

  Connection* acquire() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (idle_.empty()) return nullptr;
    Connection* connection = idle_.back();
    idle_.pop_back();
    return connection;
  }

  void release(Connection* connection) {
    std::lock_guard<std::mutex> lock(mutex_);
    idle_.push_back(connection);
  }

  std::unique_ptr<Connection> retire() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (idle_.empty()) return nullptr;
    Connection* connection = idle_.back();
    idle_.pop_back();
    for (std::unique_ptr<Connection>& owner : all_) {
      if (owner.get() != connection) continue;
      std::unique_ptr<Connection> retired = std::move(owner);
      owner = std::move(all_.back());
      all_.pop_back();
      return retired;
    }
    return nullptr;
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> all_;
  std::vector<Connection*> idle_;
};

static void query(Pool& pool, const std::string& text) {
  Connection* connection = pool.acquire();
  if (connection == nullptr) return;
  connection->last_query = text;
  ++connection->queries;
  pool.release(connection);
}

int main() {
  Pool pool(2);
  {
    std::jthread orders([&pool] { query(pool, "select * from orders"); });
    std::jthread users([&pool] { query(pool, "select * from users"); });
  }
  if (std::unique_ptr<Connection> last = pool.retire()) {
    std::printf("%d ran %d\n", last->id, last->queries);
  }
}
