// stop() moves the handle out under the lock: only one caller gets to join it.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>
#include <utility>

class Indexer {
 public:
  Indexer() = default;
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;
  ~Indexer() { stop(); }

  bool start() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (thread_.joinable()) return false;
    stopping_ = false;
    thread_ = std::thread([this] { run(); });
    return true;
  }

  void stop() {
    std::thread thread;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
      thread = std::exchange(thread_, std::thread());
    }
    if (thread.joinable()) thread.join();
  }

  unsigned indexed() const { return indexed_; }

 private:
  void run() {
    while (!stopping_) ++indexed_;
  }

  std::mutex mutex_;
  std::atomic<bool> stopping_{false};
  std::atomic<unsigned> indexed_{0};
  std::thread thread_;
};

int main() {
  Indexer indexer;
  bool fine = indexer.start() && !indexer.start();
  {
    std::jthread one([&] { indexer.stop(); });
    std::jthread two([&] { indexer.stop(); });
  }
  fine = indexer.start() && fine;
  std::printf("%s\n", fine ? "indexed" : "failed");
  return fine ? 0 : 1;
}
