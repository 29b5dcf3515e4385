// Between fork() and exec() the child touches nothing; the other program has no
// lock of ours.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <mutex>
#include <string>
#include <thread>

class Services {
 public:
  bool start(const std::string& program) {
    std::lock_guard<std::mutex> lock(mutex_);
    const pid_t child = vfork();
    if (child < 0) return false;
    if (child == 0) {
      execl(program.c_str(), program.c_str(), static_cast<char*>(nullptr));
      _exit(127);
    }
    running_[child] = program;
    waiter_ = std::jthread([this] { ended(); });
    return true;
  }

  void ended() {
    int status = 0;
    const pid_t child = wait(&status);
    std::lock_guard<std::mutex> lock(mutex_);
    running_.erase(child);
  }

 private:
  std::mutex mutex_;
  std::map<pid_t, std::string> running_;
  std::jthread waiter_;
};

int main() {
  Services services;
  return services.start("/bin/true") ? 0 : 1;
}
