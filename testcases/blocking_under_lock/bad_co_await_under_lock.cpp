// The guard lives across co_await: the lock stays held while the coroutine is
// suspended, and another thread may be the one to unlock it.
#include <coroutine>
#include <cstdio>
#include <exception>
#include <mutex>
#include <string>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

// Resumed by the event loop when the row is there.
struct FetchRow {
  int id;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiting);
  std::string await_resume() { return "row " + std::to_string(id); }
};

std::coroutine_handle<> next_to_resume;

void FetchRow::await_suspend(std::coroutine_handle<> waiting) {
  next_to_resume = waiting;
}

class Cache {
 public:
  Task load(int id) {
    std::lock_guard<std::mutex> lock(mutex_);
    last_ = co_await FetchRow{id};  //~ blocking-under-lock
  }

  std::string last() {
    std::lock_guard<std::mutex> lock(mutex_);
    return last_;
  }

 private:
  std::mutex mutex_;
  std::string last_;
};

int main() {
  Cache cache;
  cache.load(7);
  next_to_resume.resume();
  std::puts(cache.last().c_str());
}
