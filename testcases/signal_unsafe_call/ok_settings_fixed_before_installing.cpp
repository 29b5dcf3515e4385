// What the handler reads is set before the handler is installed, and never
// changed afterwards.
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <iostream>
#include <string>

namespace {

int log_descriptor = -1;
char banner[64];
std::size_t banner_length = 0;
struct sigaction previous;

void on_signal(int number, siginfo_t* info, void* context) {
  (void)!write(log_descriptor, banner, banner_length);
  if (previous.sa_flags & SA_SIGINFO) {
    previous.sa_sigaction(number, info, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(number);
  }
}

void prepare(const std::string& program) {
  log_descriptor = open("/dev/null", O_WRONLY | O_CLOEXEC);
  const std::string text = program + ": signal received\n";
  banner_length = text.copy(banner, sizeof banner);
}

}  // namespace

int main(int, char** argv) {
  prepare(argv[0]);
  sigaction(SIGUSR1, nullptr, &previous);
  struct sigaction action = {};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGUSR1, &action, nullptr);
  raise(SIGUSR1);
  std::cout << banner_length << '\n';
}
