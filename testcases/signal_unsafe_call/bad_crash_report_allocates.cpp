// A crash handler with SA_SIGINFO fills a report on the heap, which may be the
// very thing that is broken.
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace crash {

struct Report {
  int signal_number;
  void* address;
  char where[64];
};

Report* make_report(int signal_number, void* address) {
  Report* report = static_cast<Report*>(std::malloc(sizeof(Report)));
  if (report == nullptr) return nullptr;
  report->signal_number = signal_number;
  report->address = address;
  std::strcpy(report->where, "worker\n");
  return report;
}

void on_crash(int signal_number, siginfo_t* info, void*) {
  if (Report* report = make_report(signal_number, info->si_addr)) {  //~ signal-unsafe-call
    (void)!write(STDERR_FILENO, report->where, sizeof report->where);
  }
  _exit(1);
}

bool install() {
  struct sigaction action;
  std::memset(&action, 0, sizeof action);
  action.sa_flags = SA_SIGINFO | SA_RESETHAND;
  action.sa_sigaction = on_crash;
  return sigaction(SIGSEGV, &action, nullptr) == 0 &&
         sigaction(SIGBUS, &action, nullptr) == 0;
}

}  // namespace crash

int main() { return crash::install() ? 0 : 1; }
