// The awaiter itself lives in the frame that sleeps; the handle is copied.
#include <coroutine>
#include <functional>

namespace db {

// Elsewhere; calls back on a thread of the pool.
void begin_transaction(std::function<void(int)> then);

struct TransactionAwaiter {
  int id = 0;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    begin_transaction([this, handle](int id) {
      this->id = id;
      handle.resume();
    });
  }
  int await_resume() const { return id; }
};

}  // namespace db
