// The alarm handler starts a thread that does the work, as if it were safe.
#include <csignal>
#include <atomic>
#include <thread>

namespace metrics {

std::atomic<long> flushed{0};

void flush() { flushed.fetch_add(1); }

void on_tick(int) {
  std::thread(flush).detach();  //~ signal-unsafe-call
}

}  // namespace metrics

int main() {
  std::signal(SIGALRM, metrics::on_tick);
  while (metrics::flushed.load() < 0) {
  }
}
