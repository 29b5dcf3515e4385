// The child starts threads that lock; nothing is locked when it is made.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>
#include <vector>

class Prefork {
 public:
  pid_t start() {
    const pid_t child = fork();
    if (child == 0) {
      std::thread acceptor([this] { accept_one(); });
      acceptor.join();
      _exit(0);
    }
    std::lock_guard<std::mutex> lock(mutex_);
    children_.push_back(child);
    return child;
  }

  void accept_one() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++accepted_;
  }

 private:
  std::mutex mutex_;
  std::vector<pid_t> children_;
  int accepted_ = 0;
};

int main() {
  Prefork server;
  const pid_t child = server.start();
  int status = 0;
  return waitpid(child, &status, 0) == child ? status : 1;
}
