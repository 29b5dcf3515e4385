// The deque of Chase and Lev: its owner alone moves the bottom, loads it relaxed
// and publishes it; thieves only look at it.
#include <atomic>
#include <cstdint>
#include <thread>

class Deque {
 public:
  bool push(int task) {
    std::int64_t bottom = bottom_.load(std::memory_order_relaxed);
    std::int64_t top = top_.load(std::memory_order_acquire);
    if (bottom - top >= kSize) return false;
    slots_[bottom % kSize].store(task, std::memory_order_relaxed);
    bottom_.store(bottom + 1, std::memory_order_release);
    return true;
  }
  int pop() {
    std::int64_t bottom = bottom_.load(std::memory_order_relaxed) - 1;
    bottom_.store(bottom, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_seq_cst);
    std::int64_t top = top_.load(std::memory_order_relaxed);
    int task = 0;
    if (top <= bottom) {
      task = slots_[bottom % kSize].load(std::memory_order_relaxed);
      if (top != bottom) return task;
      if (!top_.compare_exchange_strong(top, top + 1)) task = 0;
    }
    bottom_.store(bottom + 1, std::memory_order_relaxed);
    return task;
  }
  int steal() {
    std::int64_t top = top_.load(std::memory_order_acquire);
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (top >= bottom_.load(std::memory_order_acquire)) return 0;
    int task = slots_[top % kSize].load(std::memory_order_relaxed);
    return top_.compare_exchange_strong(top, top + 1) ? task : 0;
  }

 private:
  static constexpr std::int64_t kSize = 64;
  std::atomic<std::int64_t> top_{0}, bottom_{0};
  std::atomic<int> slots_[kSize] = {};
};

int main() {
  Deque deque;
  std::thread thief([&deque] { deque.steal(); });
  for (int task = 1; task < 8; ++task) deque.push(task);
  while (deque.pop() != 0) {
  }
  thief.join();
}
