// A runnable base class owns the thread: the derived destructors stop it.
#include <atomic>
#include <cstdio>
#include <thread>

class Service {
 public:
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  virtual ~Service() = default;

  void start() {
    if (thread_.joinable()) return;
    thread_ = std::thread([this] {
      while (!stopping_) step();
    });
  }

 protected:
  Service() = default;

  // Call it in the destructor of the most derived class.
  void shutdown() {
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
  }

 private:
  virtual void step() = 0;

  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

class Poller final : public Service {
 public:
  ~Poller() override { shutdown(); }
  int polls() const { return polls_; }

 private:
  void step() override {
    ++polls_;
    std::this_thread::yield();
  }

  std::atomic<int> polls_{0};
};

int main() {
  Poller poller;
  poller.start();
  poller.start();
  while (poller.polls() < 3) std::this_thread::yield();
  std::printf("polled\n");
  return 0;
}
