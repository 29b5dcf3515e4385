// The child says what it saw at the moment of the fork, and is gone: it takes
// no lock. That is what the lock is held for.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>

class Gauge {
 public:
  void add(int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    sum_ += value;
  }

  pid_t report(int file) {
    std::lock_guard<std::mutex> lock(mutex_);
    const pid_t child = fork();
    if (child != 0) return child;
    const bool done = write(file, &sum_, sizeof sum_) == sizeof sum_;
    _exit(done ? 0 : 1);
  }

 private:
  std::mutex mutex_;
  int sum_ = 0;
};

int main() {
  Gauge gauge;
  int ends[2];
  if (pipe(ends) != 0) return 1;
  std::jthread counter([&gauge] { gauge.add(3); });
  const pid_t child = gauge.report(ends[1]);
  int status = 0;
  return waitpid(child, &status, 0) == child ? status : 1;
}
