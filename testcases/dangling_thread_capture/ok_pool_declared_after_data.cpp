// The pool dies before the data its tasks refer to, and it finishes its tasks.
#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <iostream>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

class WorkerPool {
 public:
  explicit WorkerPool(unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      workers_.emplace_back([this] { Loop(); });
    }
  }
  // Runs what is queued, then joins.
  ~WorkerPool() {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      no_more_ = true;
    }
    wake_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  template <typename F>
  void Add(F&& job) {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      jobs_.emplace(std::forward<F>(job));
    }
    wake_.notify_one();
  }

 private:
  void Loop() {
    while (true) {
      std::unique_lock<std::mutex> lock(mutex_);
      wake_.wait(lock, [this] { return no_more_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      const std::function<void()> job = std::move(jobs_.front());
      jobs_.pop();
      lock.unlock();
      job();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::queue<std::function<void()>> jobs_;
  bool no_more_ = false;
  std::vector<std::thread> workers_;
};

std::uint64_t Collatz(std::uint64_t n) {
  std::uint64_t steps = 0;
  for (; n != 1; ++steps) n = n % 2 == 0 ? n / 2 : 3 * n + 1;
  return steps;
}

int main() {
  std::vector<std::uint64_t> steps(32);
  {
    std::uint64_t offset = 25;
    while (Collatz(offset) < 100) ++offset;
    WorkerPool pool(3);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      pool.Add([&offset, &result = steps[i], i] {
        result = Collatz(offset + i);
      });
    }
  }
  std::uint64_t longest = 0;
  for (const std::uint64_t count : steps) longest = std::max(longest, count);
  std::cout << longest << " steps\n";
}
