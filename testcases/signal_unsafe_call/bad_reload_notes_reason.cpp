// SIGHUP asks for a reload; the handler writes the reason into a string.
#include <signal.h>

#include <atomic>
#include <iostream>
#include <string>

namespace {

std::atomic<bool> must_reload{false};

std::string describe(int signal_number) {
  return "reload because of signal " + std::to_string(signal_number);
}

void on_hangup(int signal_number) {
  const std::string reason = describe(signal_number);  //~ signal-unsafe-call
  must_reload = !reason.empty();
}

int read_settings() { return 42; }

}  // namespace

int main() {
  struct sigaction action = {};
  action.sa_handler = &on_hangup;
  sigaction(SIGHUP, &action, nullptr);
  int settings = read_settings();
  for (int round = 0; round < 3; ++round) {
    if (must_reload.exchange(false)) settings = read_settings();
    std::cout << settings << '\n';
  }
}
