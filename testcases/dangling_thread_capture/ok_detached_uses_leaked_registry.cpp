// The registry is made on the heap and never deleted, so no thread outlives it.
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace {

class MetricRegistry {
 public:
  // Leaked on purpose: threads may report until the process is gone.
  static MetricRegistry& Get() {
    static MetricRegistry* const registry = new MetricRegistry;
    return *registry;
  }

  // Adds `amount` on a thread of its own.
  void AddLater(const std::string& metric, int amount) {
    {
      std::lock_guard lock(mutex_);
      ++pending_;
    }
    std::thread([this, metric, amount] {
      std::lock_guard lock(mutex_);
      values_[metric] += amount;
      --pending_;
      settled_.notify_all();
    }).detach();
  }

  int ValueWhenSettled(const std::string& metric) {
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [this] { return pending_ == 0; });
    return values_[metric];
  }

 private:
  MetricRegistry() = default;

  std::mutex mutex_;
  std::condition_variable settled_;
  std::map<std::string, int> values_;
  int pending_ = 0;
};

}  // namespace

int main() {
  MetricRegistry& metrics = MetricRegistry::Get();
  for (int i = 1; i <= 4; ++i) {
    metrics.AddLater("requests", i);
  }
  std::printf("%d requests\n", metrics.ValueWhenSettled("requests"));
}
