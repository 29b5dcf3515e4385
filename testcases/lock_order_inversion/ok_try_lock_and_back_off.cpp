// The reverse order only tries the second lock, and lets go of the first when
// it cannot have it.
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

struct Worker {
  std::mutex mutex;
  std::deque<int> tasks;
};

class Balancer {
 public:
  void push(int task) {
    std::lock_guard lock(left_.mutex);
    left_.tasks.push_back(task);
  }

  void spill() {
    std::lock_guard left_lock(left_.mutex);
    std::lock_guard right_lock(right_.mutex);
    while (left_.tasks.size() > right_.tasks.size()) {
      right_.tasks.push_back(left_.tasks.back());
      left_.tasks.pop_back();
    }
  }

  bool steal_back() {
    for (int attempt = 0; attempt < 3; ++attempt) {
      std::unique_lock right_lock(right_.mutex);
      if (right_.tasks.empty()) return false;
      std::unique_lock left_lock(left_.mutex, std::try_to_lock);
      if (!left_lock.owns_lock()) {
        right_lock.unlock();
        std::this_thread::yield();
        continue;
      }
      left_.tasks.push_back(right_.tasks.front());
      right_.tasks.pop_front();
      return true;
    }
    return false;
  }

  bool peek_both() {
    right_.mutex.lock();
    const bool both = left_.mutex.try_lock();
    if (both) {
      peeked_ = left_.tasks.size() + right_.tasks.size();
      left_.mutex.unlock();
    }
    right_.mutex.unlock();
    return both;
  }

 private:
  Worker left_;
  Worker right_;
  std::size_t peeked_ = 0;
};

int main() {
  Balancer balancer;
  int stolen = 0;
  {
    std::jthread feeder([&] {
      for (int i = 0; i < 500; ++i) {
        balancer.push(i);
        balancer.spill();
      }
    });
    for (int i = 0; i < 500; ++i) stolen += balancer.steal_back();
    balancer.peek_both();
  }
  std::printf("%d stolen\n", stolen);
}
