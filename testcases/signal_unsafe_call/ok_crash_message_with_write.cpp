// The crash handler formats into an array on its stack, writes and leaves.
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

namespace crash {

class Text {
 public:
  void add(const char* text) {
    const std::size_t length = strlen(text);
    if (length > sizeof buffer_ - used_) return;
    memcpy(buffer_ + used_, text, length);
    used_ += length;
  }
  void add_hex(std::uintptr_t value) {
    char digits[2 * sizeof value + 1] = "";
    for (std::size_t i = 2 * sizeof value; i-- > 0; value >>= 4) {
      digits[i] = "0123456789abcdef"[value & 15];
    }
    add(digits);
  }
  void flush() { (void)!write(STDERR_FILENO, buffer_, used_); }

 private:
  char buffer_[256];
  std::size_t used_ = 0;
};

const char* name_of(int number) {
  switch (number) {
    case SIGSEGV:
      return "segmentation fault";
    case SIGFPE:
      return "arithmetic error";
    default:
      return "signal";
  }
}

void on_crash(int number, siginfo_t* info, void*) {
  Text text;
  text.add(name_of(number));
  text.add(" at ");
  text.add_hex(reinterpret_cast<std::uintptr_t>(info->si_addr));
  text.add("\n");
  text.flush();
  signal(number, SIG_DFL);
  _exit(0);
}

}  // namespace crash

int main() {
  struct sigaction action = {};
  action.sa_sigaction = crash::on_crash;
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  sigaction(SIGFPE, &action, nullptr);
  raise(SIGFPE);
  return 1;
}
