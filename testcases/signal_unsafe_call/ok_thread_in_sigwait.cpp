// Signals are blocked everywhere and taken by a thread in sigwait: what it does
// then is ordinary code.
#include <signal.h>
#include <unistd.h>

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

class Shutdown {
 public:
  void handle(int number) {
    std::lock_guard<std::mutex> lock(mutex_);
    reason_ = "signal " + std::to_string(number);
    changed_.notify_all();
  }
  std::string wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return !reason_.empty(); });
    return reason_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string reason_;
};

void watch_signals(sigset_t signals, Shutdown& shutdown) {
  int number = 0;
  if (sigwait(&signals, &number) == 0) {
    std::cout << "taken: " << number << '\n';
    shutdown.handle(number);
  }
}

int main() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  Shutdown shutdown;
  std::thread watcher(watch_signals, signals, std::ref(shutdown));
  kill(getpid(), SIGTERM);
  const std::string reason = shutdown.wait();
  watcher.join();
  std::cout << "ended by " << reason << '\n';
}
