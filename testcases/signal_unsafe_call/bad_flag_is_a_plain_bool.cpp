// The loop may never see the flag: it is neither atomic nor sig_atomic_t.
#include <signal.h>
#include <unistd.h>

#include <cstdio>

namespace daemon_ {

bool keep_running = true;

void handle_interrupt(int) {
  keep_running = false;  //~ signal-unsafe-call
}

class Poller {
 public:
  int run() {
    int rounds = 0;
    while (keep_running) {
      ++rounds;
      if (rounds == 5) raise(SIGINT);
    }
    return rounds;
  }
};

}  // namespace daemon_

int main() {
  signal(SIGINT, daemon_::handle_interrupt);
  daemon_::Poller poller;
  std::printf("%d rounds\n", poller.run());
}
