// Two locks are held for the fork; one of them is wanted by the child's clock.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>

struct Ledger {
  std::mutex rows_mutex;
  std::mutex clock_mutex;
  long rows = 0;
  long ticks = 0;
};

static void tick(Ledger& ledger) {
  std::lock_guard<std::mutex> lock(ledger.clock_mutex);
  ++ledger.ticks;
}

static pid_t fork_auditor(Ledger& ledger) {
  std::scoped_lock both(ledger.rows_mutex, ledger.clock_mutex);
  ++ledger.rows;
  const pid_t child = fork();  //~ fork-under-lock
  if (child != 0) return child;
  std::thread clock([&ledger] { tick(ledger); });
  clock.join();  //~ blocking-under-lock
  _exit(0);
}

int main() {
  Ledger ledger;
  std::jthread clock([&ledger] { tick(ledger); });
  const pid_t child = fork_auditor(ledger);
  int status = 0;
  return waitpid(child, &status, 0) == child ? status : 1;
}
