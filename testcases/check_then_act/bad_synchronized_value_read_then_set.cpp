// Get and set are locked, each for itself: the sum of two threads loses steps.
#include <cstdio>
#include <mutex>
#include <thread>
#include <utility>

// A value that may be read and set by any thread.
template <typename T>
class Synchronized {
 public:
  explicit Synchronized(T value) : value_(std::move(value)) {}

  T get() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return value_;
  }

  void set(T value) {
    std::lock_guard<std::mutex> lock(mutex_);
    value_ = std::move(value);
  }

 private:
  mutable std::mutex mutex_;
  T value_;
};

class Progress {
 public:
  void step() {
    const int done = done_.get();
    done_.set(done + 1);  //~ check-then-act
  }
  int done() const { return done_.get(); }

 private:
  Synchronized<int> done_{0};
};

static void convert(Progress& progress, int files) {
  for (int file = 0; file < files; ++file) progress.step();
}

int main() {
  Progress progress;
  {
    std::jthread photos([&progress] { convert(progress, 100); });
    std::jthread videos([&progress] { convert(progress, 100); });
  }
  std::printf("%d files\n", progress.done());
  return 0;
}
