// The last task of a batch counts down without the mutex of the waiter.
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace {

// Whether this was the last one.
bool count_down(std::atomic<int>& left) {
  return left.fetch_sub(1) == 1;
}

}  // namespace

class Batch {
 public:
  explicit Batch(int size) : left_(size) {}

  void run(const std::function<void()>& task) {
    task();
    if (count_down(left_)) finished_.notify_all();  //~ condvar-misuse
  }

  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (left_.load() != 0) finished_.wait(lock);
  }

 private:
  std::atomic<int> left_;
  std::mutex mutex_;
  std::condition_variable finished_;
};

int main() {
  std::atomic<int> pixels{0};
  Batch batch(3);
  std::vector<std::jthread> workers;
  for (int i = 0; i < 3; ++i) {
    workers.emplace_back([&] { batch.run([&pixels] { pixels += 64; }); });
  }
  batch.wait();
  return pixels == 192 ? 0 : 1;
}
