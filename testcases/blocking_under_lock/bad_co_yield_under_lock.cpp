// A generator hands out rows while it holds the table's lock: for as long as
// its user likes.
#include <coroutine>
#include <cstdio>
#include <exception>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

class Rows {
 public:
  struct promise_type {
    std::string row;
    Rows get_return_object() {
      return Rows(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(std::string value) {
      row = std::move(value);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };

  explicit Rows(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() { handle_.destroy(); }
  const std::string* next() {
    handle_.resume();
    return handle_.done() ? nullptr : &handle_.promise().row;
  }

 private:
  std::coroutine_handle<promise_type> handle_;
};

class Table {
 public:
  void insert(std::string row) {
    std::unique_lock lock(mutex_);
    rows_.push_back(std::move(row));
  }

  Rows scan() {
    std::shared_lock lock(mutex_);
    for (const std::string& row : rows_) {
      co_yield row;  //~ blocking-under-lock
    }
  }

 private:
  std::shared_mutex mutex_;
  std::vector<std::string> rows_;
};

int main() {
  Table table;
  table.insert("one");
  table.insert("two");
  Rows rows = table.scan();
  while (const std::string* row = rows.next()) std::puts(row->c_str());
}
