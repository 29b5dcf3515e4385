// The job list stays locked until the compiler that was started has ended.
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>
#include <vector>

class Jobs {
 public:
  void add(pid_t child) {
    std::unique_lock<std::mutex> lock(mutex_);
    children_.push_back(child);
  }

  int wait_for_one() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (children_.empty()) return 0;
    int status = 0;
    waitpid(children_.back(), &status, 0);  //~ blocking-under-lock
    children_.pop_back();
    return status;
  }

 private:
  std::mutex mutex_;
  std::vector<pid_t> children_;
};

int main() {
  Jobs jobs;
  const pid_t child = fork();
  if (child < 0) return 1;
  if (child == 0) _exit(0);
  jobs.add(child);
  int status = 1;
  {
    std::jthread waiter([&] { status = jobs.wait_for_one(); });
  }
  return status;
}
