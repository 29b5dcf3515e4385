// The coordinator waits for the workers' latch under the lock that each worker
// takes before it counts down.
#include <latch>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

class Tally {
 public:
  int run(int workers) {
    std::latch done(workers);
    std::vector<std::jthread> threads;
    for (int id = 0; id < workers; ++id) {
      threads.emplace_back([this, id, &done] {
        add(id);
        done.count_down();
      });
    }
    std::lock_guard<std::mutex> lock(mutex_);
    done.wait();  //~ blocking-under-lock
    return std::accumulate(votes_.begin(), votes_.end(), 0);
  }

 private:
  void add(int vote) {
    std::lock_guard<std::mutex> lock(mutex_);
    votes_.push_back(vote);
  }

  std::mutex mutex_;
  std::vector<int> votes_;
};

int main() { return Tally().run(3) == 3 ? 0 : 1; }
