// The lock keeps the list of children in step with fork(); the child execs, or
// unlocks what it has inherited, or is made when nothing is locked.
#include <pthread.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>
#include <vector>

class Launcher {
 public:
  bool launch(const char* program) {
    std::lock_guard<std::mutex> lock(mutex_);
    const pid_t child = fork();
    if (child < 0) return false;
    if (child == 0) {
      execl(program, program, static_cast<char*>(nullptr));
      _exit(127);
    }
    children_.push_back(child);
    return true;
  }

  bool launch_copy(void (*body)()) {
    std::unique_lock<std::mutex> lock(mutex_);
    const pid_t child = fork();
    if (child < 0) return false;
    if (child == 0) {
      lock.unlock();
      body();
      _exit(0);
    }
    children_.push_back(child);
    return true;
  }

  bool launch_unlocked(void (*body)()) {
    const pid_t child = fork();
    if (child < 0) return false;
    if (child == 0) {
      body();
      _exit(0);
    }
    std::lock_guard<std::mutex> lock(mutex_);
    children_.push_back(child);
    return true;
  }

  bool reap() {
    std::vector<pid_t> children;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      children.swap(children_);
    }
    bool is_well = true;
    for (pid_t child : children) {
      int status = 0;
      is_well &= waitpid(child, &status, 0) == child && status == 0;
    }
    return is_well;
  }

 private:
  std::mutex mutex_;
  std::vector<pid_t> children_;
};

// The textbook handlers: fork() takes the lock, parent and child release it.
pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;

void lock_table() { pthread_mutex_lock(&table_lock); }
void unlock_table() { pthread_mutex_unlock(&table_lock); }

int main() {
  pthread_atfork(lock_table, unlock_table, unlock_table);
  Launcher launcher;
  bool is_launched = false;
  std::jthread other([&] { is_launched = launcher.launch("/bin/true"); });
  other.join();
  const bool is_well = launcher.launch("/bin/true") &&
                       launcher.launch_copy([] {}) &&
                       launcher.launch_unlocked([] {});
  return is_well && is_launched && launcher.reap() ? 0 : 1;
}
