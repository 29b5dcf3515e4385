// The signal thread and main both wait for the same worker.
#include <atomic>
#include <cstdio>
#include <functional>
#include <thread>

class Daemon {
 public:
  Daemon() : worker_(&Daemon::work, this) {}
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  void waitForWorker() {
    running_ = false;
    worker_.join();  //~ thread-handle-misuse
  }

  unsigned rounds() const { return rounds_; }

 private:
  void work() {
    while (running_) ++rounds_;
  }

  std::atomic<bool> running_{true};
  std::atomic<unsigned> rounds_{0};
  std::thread worker_;
};

int main() {
  Daemon daemon;
  std::thread signals([&daemon] { daemon.waitForWorker(); });
  while (daemon.rounds() == 0) std::this_thread::yield();
  daemon.waitForWorker();
  signals.join();
  std::printf("%u rounds\n", daemon.rounds());
  return 0;
}
