// The lock is given back for the fork and taken again after it.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>

class Spooler {
 public:
  pid_t start() {
    std::unique_lock<std::mutex> lock(mutex_);
    ++starts_;
    lock.unlock();
    const pid_t child = fork();
    if (child == 0) {
      std::thread printer([this] { print(); });
      printer.join();
      _exit(0);
    }
    lock.lock();
    ++children_;
    return child;
  }

  void print() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++printed_;
  }

 private:
  std::mutex mutex_;
  int starts_ = 0, children_ = 0, printed_ = 0;
};

int main() {
  Spooler spooler;
  std::jthread other([&spooler] { spooler.print(); });
  const pid_t child = spooler.start();
  int status = 0;
  return waitpid(child, &status, 0) == child ? status : 1;
}
