// SIG_IGN and SIG_DFL run no code of ours.
#include <signal.h>
#include <string.h>

#include <iostream>

class IgnoreBrokenPipes {
 public:
  IgnoreBrokenPipes() {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, &before_);
  }
  ~IgnoreBrokenPipes() { sigaction(SIGPIPE, &before_, nullptr); }
  IgnoreBrokenPipes(const IgnoreBrokenPipes&) = delete;
  IgnoreBrokenPipes& operator=(const IgnoreBrokenPipes&) = delete;

 private:
  struct sigaction before_;
};

void report(int lines) { std::cout << lines << " lines\n"; }

int main() {
  signal(SIGHUP, SIG_IGN);
  signal(SIGQUIT, SIG_DFL);
  IgnoreBrokenPipes ignore;
  raise(SIGPIPE);
  raise(SIGHUP);
  report(2);
}
