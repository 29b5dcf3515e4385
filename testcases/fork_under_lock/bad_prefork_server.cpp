// The child gets a copy of the locked mutex, but none of the code that unlocks
// it: its own worker thread waits for ever.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>
#include <vector>

class Prefork {
 public:
  pid_t start() {
    std::lock_guard<std::mutex> lock(mutex_);
    const pid_t child = fork();  //~ fork-under-lock
    if (child == 0) {
      serve();
      pause();
      _exit(0);
    }
    children_.push_back(child);
    return child;
  }

  std::size_t count() {
    std::lock_guard<std::mutex> lock(mutex_);
    return children_.size();
  }

 private:
  void serve() {
    acceptors_.emplace_back([this] { accept_one(); });
  }

  void accept_one() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++accepted_;
  }

  std::mutex mutex_;
  std::vector<pid_t> children_;
  int accepted_ = 0;
  std::vector<std::jthread> acceptors_;
};

int main() {
  Prefork server;
  const pid_t child = server.start();
  std::jthread watcher([&server] { server.count(); });
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}
