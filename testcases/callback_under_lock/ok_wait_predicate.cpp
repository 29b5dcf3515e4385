// Predicates of waits run under the lock: that is what the lock is for.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <thread>

class Progress {
 public:
  void advance(int steps) {
    std::lock_guard lock(mutex_);
    done_ += steps;
    changed_.notify_all();
  }

  void wait_for(int steps) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this, steps] { return done_ >= steps; });
  }

  // The caller says what it waits for.
  bool wait_until(const std::function<bool(int)>& is_enough) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(10),
                             [&] { return is_enough(done_); });
  }

  template <class Predicate>
  void wait_until_all(Predicate is_enough) {
    std::unique_lock lock(mutex_);
    while (!is_enough(done_)) changed_.wait(lock);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int done_ = 0;
};

int main() {
  Progress progress;
  std::jthread worker([&progress] {
    for (int i = 0; i < 10; ++i) progress.advance(10);
  });
  progress.wait_for(20);
  progress.wait_until_all([](int done) { return done > 50; });
  return progress.wait_until([](int done) { return done == 100; }) ? 0 : 1;
}
