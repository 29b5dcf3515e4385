// Signals arrive as data of a descriptor: the code that reads them is no
// handler, and may lock and print.
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <utility>

class SignalSource {
 public:
  explicit SignalSource(int number) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, number);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    descriptor_ = signalfd(-1, &signals, SFD_NONBLOCK);
  }
  ~SignalSource() { close(descriptor_); }
  SignalSource(const SignalSource&) = delete;
  SignalSource& operator=(const SignalSource&) = delete;

  void on(int number, std::function<void(int)> handler) {
    handlers_[number] = std::move(handler);
  }
  void poll_once() {
    signalfd_siginfo info = {};
    if (read(descriptor_, &info, sizeof info) != sizeof info) return;
    const auto found = handlers_.find(static_cast<int>(info.ssi_signo));
    if (found != handlers_.end()) found->second(found->first);
  }

 private:
  int descriptor_ = -1;
  std::map<int, std::function<void(int)>> handlers_;
};

int main() {
  std::string log;
  SignalSource signals(SIGUSR1);
  signals.on(SIGUSR1, [&log](int number) { log += std::to_string(number); });
  raise(SIGUSR1);
  signals.poll_once();
  std::cout << log << '\n';
}
