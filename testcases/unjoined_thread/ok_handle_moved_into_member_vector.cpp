// Each new worker is a local first; its handle moves on to where it is joined.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

class WorkerPool {
 public:
  WorkerPool() = default;
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  ~WorkerPool() { Shutdown(); }

  void AddWorker() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) throw std::logic_error("the pool is closed");
    std::thread worker([this] { Run(); });
    ++started_;
    workers_.push_back(std::move(worker));
  }

  // Joins outside the lock: the workers take it, too.
  void Shutdown() {
    std::vector<std::thread> workers;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
      workers.swap(workers_);
    }
    for (std::thread& worker : workers) worker.join();
  }

  int rounds() const { return rounds_; }

 private:
  void Run() {
    for (;;) {
      ++rounds_;
      std::lock_guard<std::mutex> lock(mutex_);
      if (closed_) return;
    }
  }

  std::mutex mutex_;
  bool closed_ = false;
  int started_ = 0;
  std::atomic<int> rounds_{0};
  std::vector<std::thread> workers_;
};

int main() {
  WorkerPool pool;
  for (int i = 0; i < 3; ++i) pool.AddWorker();
  pool.Shutdown();
  try {
    pool.AddWorker();
  } catch (const std::logic_error& error) {
    std::printf("%s\n", error.what());
  }
  return pool.rounds() >= 3 ? 0 : 1;
}
