// The coroutine hands its locked lock to the awaiter, which keeps the coroutine
// and unlocks.
#include <coroutine>
#include <mutex>
#include <thread>
#include <vector>

struct Job {
  struct promise_type {
    Job get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

class Gate {
 public:
  Job pass() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (is_open_) co_return;
    co_await Waiter(*this, lock);
  }

  void open() {
    std::vector<std::coroutine_handle<>> waiting;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      is_open_ = true;
      waiting.swap(waiting_);
    }
    for (auto handle : waiting) handle.resume();
  }

 private:
  class Waiter {
   public:
    Waiter(Gate& gate, std::unique_lock<std::mutex>& lock)
        : gate_(gate), lock_(lock) {}
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) {
      gate_.waiting_.push_back(handle);
      lock_.unlock();
    }
    void await_resume() const noexcept {}

   private:
    Gate& gate_;
    std::unique_lock<std::mutex>& lock_;
  };

  std::mutex mutex_;
  bool is_open_ = false;
  std::vector<std::coroutine_handle<>> waiting_;
};

int main() {
  Gate gate;
  std::jthread visitor([&gate] { gate.pass(); });
  visitor.join();
  gate.open();
}
