// The lock that is held keeps two forks apart; the child's threads want others.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>

namespace {

std::mutex fork_mutex;
std::mutex count_mutex;
int counted = 0;

void count() {
  std::lock_guard<std::mutex> lock(count_mutex);
  ++counted;
}

pid_t launch() {
  std::lock_guard<std::mutex> lock(fork_mutex);
  const pid_t child = fork();
  if (child == 0) {
    std::thread counter(count);
    counter.join();
    _exit(0);
  }
  return child;
}

}  // namespace

int main() {
  const pid_t first = launch();
  const pid_t second = launch();
  int status = 0;
  return waitpid(first, &status, 0) == first &&
                 waitpid(second, &status, 0) == second
             ? status
             : 1;
}
