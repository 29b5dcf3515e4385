// sem_post is async-signal-safe: it wakes a thread that prints and locks.
#include <semaphore.h>
#include <signal.h>

#include <cerrno>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

namespace {

sem_t arrived;
std::mutex report_mutex;
std::string report;

void on_user_signal(int) { sem_post(&arrived); }

void reporter() {
  while (sem_wait(&arrived) != 0 && errno == EINTR) {
  }
  std::lock_guard<std::mutex> lock(report_mutex);
  report += "a signal arrived\n";
}

}  // namespace

int main() {
  sem_init(&arrived, 0, 0);
  struct sigaction action = {};
  action.sa_handler = on_user_signal;
  sigaction(SIGUSR1, &action, nullptr);
  std::thread worker(reporter);
  raise(SIGUSR1);
  worker.join();
  std::lock_guard<std::mutex> lock(report_mutex);
  std::cout << report;
  sem_destroy(&arrived);
}
