// stop() can come between the test of the flag and the sleep: it is lost.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Indexer {
 public:
  Indexer() : worker_([this] { run(); }) {}
  ~Indexer() { stop(); }

  void add(int document) {
    {
      std::lock_guard lock(mutex_);
      pending_.push_back(document);
    }
    wake_.notify_one();
  }

  void stop() {
    stopping_ = true;  //~ condvar-misuse
    wake_.notify_all();
    if (worker_.joinable()) worker_.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [this] { return stopping_ || !pending_.empty(); });
      if (stopping_) return;
      indexed_ += pending_.front();
      pending_.pop_front();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<int> pending_;
  long indexed_ = 0;
  std::atomic<bool> stopping_{false};
  std::thread worker_;
};

int main() {
  Indexer indexer;
  for (int document = 0; document < 10; ++document) indexer.add(document);
}
