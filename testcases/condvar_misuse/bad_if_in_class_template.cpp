// A pool of connections hands the same free slot out twice: `if`, then wait.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

template <typename T>
class Pool {
 public:
  void give_back(std::unique_ptr<T> item) {
    std::lock_guard<std::mutex> guard(mutex_);
    free_.push_back(std::move(item));
    available_.notify_all();
  }

  std::unique_ptr<T> borrow() {
    std::unique_lock<std::mutex> guard(mutex_);
    if (free_.empty()) available_.wait(guard);  //~ condvar-misuse
    std::unique_ptr<T> item = std::move(free_.back());
    free_.pop_back();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable available_;
  std::vector<std::unique_ptr<T>> free_;
};

struct Connection {
  int queries = 0;
};

int main() {
  Pool<Connection> pool;
  pool.give_back(std::make_unique<Connection>());
  auto work = [&pool] {
    for (int i = 0; i < 10; ++i) {
      std::unique_ptr<Connection> connection = pool.borrow();
      ++connection->queries;
      pool.give_back(std::move(connection));
    }
  };
  std::jthread first(work);
  std::jthread second(work);
  std::jthread third(work);
}
