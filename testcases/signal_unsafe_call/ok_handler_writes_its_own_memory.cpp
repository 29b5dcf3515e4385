// The handler has locals, a thread-local mark and a buffer nobody else uses.
#include <signal.h>
#include <unistd.h>

#include <array>
#include <iostream>
#include <string_view>

namespace {

constexpr std::string_view kNames[] = {"hangup", "interrupt", "quit"};

std::string_view name_of(int number) {
  const int index = number - SIGHUP;
  return index >= 0 && index < 3 ? kNames[index] : "other";
}

void on_signal(int number) {
  static volatile sig_atomic_t depth = 0;
  if (depth != 0) return;
  depth = 1;
  std::array<char, 64> line = {};
  std::size_t used = 0;
  for (char letter : name_of(number)) {
    if (used + 1 < line.size()) line[used++] = letter;
  }
  line[used++] = '\n';
  (void)!write(STDOUT_FILENO, line.data(), used);
  depth = 0;
}

}  // namespace

int main() {
  for (int number : {SIGHUP, SIGINT, SIGQUIT}) {
    struct sigaction action = {};
    action.sa_handler = on_signal;
    sigaction(number, &action, nullptr);
  }
  raise(SIGHUP);
  raise(SIGQUIT);
  std::cout << "done\n";
}
