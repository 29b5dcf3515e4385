// The self-pipe trick: the handler writes one byte and restores errno; the
// event loop reads it and does the rest.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

namespace {

int wake_pipe[2] = {-1, -1};

void on_signal(int number) {
  const int saved = errno;
  const char byte = static_cast<char>(number);
  (void)!write(wake_pipe[1], &byte, 1);
  errno = saved;
}

bool open_pipe() {
  if (pipe(wake_pipe) != 0) return false;
  for (int end : wake_pipe) fcntl(end, F_SETFL, O_NONBLOCK);
  return true;
}

class EventLoop {
 public:
  int run() {
    pollfd event = {wake_pipe[0], POLLIN, 0};
    while (poll(&event, 1, 1000) < 0 && errno == EINTR) {
    }
    char byte = 0;
    return read(wake_pipe[0], &byte, 1) == 1 ? byte : 0;
  }
};

}  // namespace

int main() {
  if (!open_pipe()) return 1;
  struct sigaction action = {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  if (sigaction(SIGUSR1, &action, nullptr) != 0) return 1;
  raise(SIGUSR1);
  std::cout << "woken by signal " << EventLoop().run() << '\n';
}
