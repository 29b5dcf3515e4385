// An atomic exchange decides which of several callers joins the worker.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

class Daemon {
 public:
  Daemon() : worker_(&Daemon::work, this) {}
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;
  ~Daemon() { stop(); }

  void stop() {
    running_ = false;
    if (stopped_.exchange(true)) return;
    worker_.join();
  }

  unsigned rounds() const { return rounds_; }

 private:
  void work() {
    while (running_) ++rounds_;
  }

  std::atomic<bool> running_{true};
  std::atomic<bool> stopped_{false};
  std::atomic<unsigned> rounds_{0};
  std::thread worker_;
};

// The same by std::call_once.
class Mirror {
 public:
  Mirror() : copier_([this] { ++copies_; }) {}
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;
  ~Mirror() { close(); }

  void close() {
    std::call_once(closed_, [this] { copier_.join(); });
  }
  unsigned copies() const { return copies_; }

 private:
  std::atomic<unsigned> copies_{0};
  std::once_flag closed_;
  std::thread copier_;
};

int main() {
  Daemon daemon;
  Mirror mirror;
  {
    std::jthread signals([&] {
      daemon.stop();
      mirror.close();
    });
    mirror.close();
    daemon.stop();
  }
  return mirror.copies() == 1 ? 0 : 1;
}
