// No guard is alive at a co_await: its scope has ended, or it was unlocked.
#include <coroutine>
#include <exception>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

std::coroutine_handle<> next_to_resume;

struct Fetch {
  int id;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiting) {
    next_to_resume = waiting;
  }
  std::string await_resume() { return "row " + std::to_string(id); }
};

class Cache {
 public:
  Task load(int id) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ++pending_;
    }
    std::string row = co_await Fetch{id};
    std::lock_guard<std::mutex> lock(mutex_);
    --pending_;
    rows_.push_back(std::move(row));
  }

  Task reload(int id) {
    std::unique_lock<std::mutex> lock(mutex_);
    ++pending_;
    lock.unlock();
    std::string row = co_await Fetch{id};
    lock.lock();
    --pending_;
    rows_.push_back(std::move(row));
  }

  // Whoever calls a coroutine with a lock held gets it back suspended.
  Task load_next() {
    return load(next_id());
  }

  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    return pending_ == 0 ? rows_.size() : 0;
  }

 private:
  int next_id() {
    std::lock_guard<std::mutex> lock(mutex_);
    return ++last_id_;
  }

  std::mutex mutex_;
  std::vector<std::string> rows_;
  int pending_ = 0;
  int last_id_ = 0;
};

int main() {
  Cache cache;
  cache.load_next();
  next_to_resume.resume();
  cache.reload(2);
  next_to_resume.resume();
  return cache.size() == 2 ? 0 : 1;
}
