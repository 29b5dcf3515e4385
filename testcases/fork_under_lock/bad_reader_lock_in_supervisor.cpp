// A shared lock is copied into the child, too: its reloading thread waits for a
// reader that exists in the parent only.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

namespace {

std::shared_mutex config_mutex;
std::string config = "quick";

void reload() {
  std::unique_lock<std::shared_mutex> lock(config_mutex);
  config = "slow";
}

pid_t supervise() {
  std::shared_lock<std::shared_mutex> lock(config_mutex);
  if (config.empty()) return -1;
  const pid_t child = fork();  //~ fork-under-lock
  if (child == 0) {
    std::thread reloader(reload);
    reloader.join();  //~ blocking-under-lock
    _exit(0);
  }
  return child;
}

}  // namespace

int main() {
  std::jthread other(reload);
  const pid_t child = supervise();
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child ? status : 1;
}
