// An event that happens once: a flag, a latch, a countdown. Later waiters find
// it done and do not sleep.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Event {
 public:
  void set() {
    std::lock_guard<std::mutex> lock(mutex_);
    is_set_ = true;
    // Under the lock: a waiter that owns this object may destroy it at once.
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!is_set_) changed_.wait(lock);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_set_ = false;
};

class Latch {
 public:
  explicit Latch(int count) : count_(count) {}
  void count_down() {
    bool is_last;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      is_last = --count_ == 0;
    }
    if (is_last) zero_.notify_all();
  }
  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    zero_.wait(lock, [this] { return count_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable zero_;
  int count_;
};

int load(int block) { return block * 2; }

int main() {
  Event started;
  // Shared: whoever is last, the latch outlives its last signal.
  auto loaded = std::make_shared<Latch>(3);
  std::vector<int> blocks(3);
  std::vector<std::jthread> loaders;
  for (int i = 0; i < 3; ++i) {
    loaders.emplace_back([&started, &block = blocks[i], loaded, i] {
      started.wait();
      block = load(i);
      loaded->count_down();
    });
  }
  started.set();
  loaded->wait();
  started.wait();
  return blocks[0] + blocks[1] + blocks[2] == 6 ? 0 : 1;
}
