// After fork the child puts the default handlers back and runs something else;
// the parent's handler only counts.
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

namespace {

volatile sig_atomic_t children_gone = 0;

void on_child(int) { children_gone = children_gone + 1; }

[[noreturn]] void run_child(const char* program) {
  for (int number : {SIGCHLD, SIGINT, SIGTERM}) signal(number, SIG_DFL);
  execl(program, program, static_cast<char*>(nullptr));
  _exit(127);
}

}  // namespace

int main() {
  struct sigaction action = {};
  action.sa_handler = on_child;
  action.sa_flags = SA_NOCLDSTOP | SA_RESTART;
  sigaction(SIGCHLD, &action, nullptr);
  const pid_t child = fork();
  if (child == 0) run_child("/bin/true");
  int status = 0;
  if (child > 0) waitpid(child, &status, 0);
  std::cout << children_gone << " gone, status " << status << '\n';
}
