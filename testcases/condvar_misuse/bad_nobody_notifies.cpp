// The gate is opened under the lock, and nobody is told.
#include <condition_variable>
#include <mutex>
#include <thread>

class Gate {
 public:
  void open() {
    std::lock_guard lock(mutex_);
    is_open_ = true;
  }

  void pass() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return is_open_; });  //~ condvar-misuse
    ++passed_;
  }

  int passed() {
    std::lock_guard lock(mutex_);
    return passed_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool is_open_ = false;
  int passed_ = 0;
};

int main() {
  Gate gate;
  {
    std::jthread guest([&gate] { gate.pass(); });
    gate.open();
  }
  return gate.passed();
}
