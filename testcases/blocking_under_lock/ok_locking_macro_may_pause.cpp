// Each lock is taken by a macro that pauses first when a test asks for it, so
// that races show. The pause of the second is made under the first.
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

namespace chain {

int test_pause();

#define CRITICAL_REGION(name, lock)                                       \
  if (test_pause() > 0)                                                   \
    std::this_thread::sleep_for(std::chrono::milliseconds(test_pause())); \
  std::lock_guard<std::mutex> name(lock)

class Chain {
 public:
  void add(int block) {
    CRITICAL_REGION(pool, pool_mutex_);
    CRITICAL_REGION(chain, chain_mutex_);
    blocks_.push_back(block);
    ++pooled_;
  }

 private:
  std::mutex pool_mutex_;
  std::mutex chain_mutex_;
  std::vector<int> blocks_;
  int pooled_ = 0;
};

}  // namespace chain
