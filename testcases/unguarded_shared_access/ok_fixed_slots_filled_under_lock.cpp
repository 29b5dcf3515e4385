// A library's pool has a fixed number of slots, set by its constructor. Their
// number is read freely; what stands in them changes under the mutex only.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace pool {

struct Executor {
  int pending = 0;
};

class Provider {
 public:
  explicit Provider(int threads) : executors_(std::max(1, threads)) {}

  std::shared_ptr<Executor> get(std::size_t index) {
    if (executors_.empty()) return nullptr;
    index %= executors_.size();
    std::lock_guard<std::mutex> lock(mutex_);
    if (!executors_[index]) executors_[index] = std::make_shared<Executor>();
    return executors_[index];
  }

  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    for (std::shared_ptr<Executor>& executor : executors_) executor.reset();
  }

  void replace(std::size_t index, std::shared_ptr<Executor> executor) {
    std::lock_guard<std::mutex> lock(mutex_);
    executors_[index] = std::move(executor);
  }

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<Executor>> executors_;
};

std::shared_ptr<Executor> first_of(Provider& provider) {
  return provider.get(0);
}

}  // namespace pool
