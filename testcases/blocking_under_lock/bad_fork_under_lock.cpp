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
    std::jthread acceptor([this] { accept_one(); });
  }

  void accept_one() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++accepted_;
  }

  std::mutex mutex_;
  std::vector<pid_t> children_;
  int accepted_ = 0;
};

int main() {
  Prefork server;
  const pid_t child = server.start();
  int status = 0;
  waitpid(child, &status, 0);
  return server.count() == 1 ? status : 1;
}
