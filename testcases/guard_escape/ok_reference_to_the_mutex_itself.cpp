// What is handed out is the lock and the condition variable, not the data.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

class Gate {
 public:
  std::mutex& mutex() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++borrowed_;
    return mutex_;
  }
  std::condition_variable& changed() { return changed_; }

  void open() {
    std::lock_guard<std::mutex> lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }

  // REQUIRES: the caller holds mutex().
  bool is_open() const { return is_open_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
  int borrowed_ = 0;
};

int main() {
  Gate gate;
  std::thread porter([&gate] { gate.open(); });
  {
    std::unique_lock<std::mutex> lock(gate.mutex());
    gate.changed().wait(lock, [&gate] { return gate.is_open(); });
  }
  porter.join();
  std::puts("through");
}
