// The lock is given back before each wait: by scope, by hand, by moving what
// is waited for out of the critical section.
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class Service {
 public:
  void start(int workers) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (int i = 0; i < workers; ++i) {
      workers_.emplace_back([this] { step(); });
    }
  }

  // Swapped out under the lock, joined without it.
  void stop() {
    std::vector<std::thread> workers;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      workers.swap(workers_);
    }
    for (std::thread& worker : workers) worker.join();
  }

  int compute() {
    std::unique_lock<std::mutex> lock(mutex_);
    std::future<int> half =
        std::async(std::launch::async, [this] { return steps() + 1; });
    lock.unlock();
    const int result = half.get();
    lock.lock();
    last_ = result;
    return last_;
  }

  int steps() {
    std::lock_guard<std::mutex> lock(mutex_);
    return steps_;
  }

  // The jthread goes after the guard, in the reverse order of their birth.
  void run_once() {
    std::jthread helper;
    std::lock_guard<std::mutex> lock(mutex_);
    helper = std::jthread([this] { step(); });
    ++last_;
  }

 private:
  void step() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++steps_;
  }

  std::mutex mutex_;
  std::vector<std::thread> workers_;
  int steps_ = 0;
  int last_ = 0;
};

int main() {
  Service service;
  service.start(2);
  service.run_once();
  service.stop();
  return service.compute() == 4 ? 0 : 1;
}
