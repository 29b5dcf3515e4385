// operator[] looks like a read, but it inserts, and nobody holds the lock.
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace metrics {

class CounterRegistry {
 public:
  void Increment(std::string_view name, long by = 1) {
    std::scoped_lock lock(mu_);
    counters_[std::string(name)] += by;
  }

  std::vector<std::string> Names() const {
    std::scoped_lock lock(mu_);
    std::vector<std::string> names;
    names.reserve(counters_.size());
    for (const auto& [name, value] : counters_) names.push_back(name);
    return names;
  }

  void Clear() {
    std::scoped_lock lock(mu_);
    counters_.clear();
  }

  long Value(const std::string& name) {
    return counters_[name];  //~ unguarded-shared-access
  }

 private:
  mutable std::mutex mu_;
  std::map<std::string, long> counters_;
};

void ServeRequests(CounterRegistry& registry, int first, int last) {
  for (int i = first; i < last; ++i) {
    registry.Increment("requests");
    registry.Increment("bucket." + std::to_string(i % 16));
  }
}

}  // namespace metrics

int main() {
  metrics::CounterRegistry registry;
  long seen = 0;
  {
    std::jthread front(metrics::ServeRequests, std::ref(registry), 0, 400);
    std::jthread back(metrics::ServeRequests, std::ref(registry), 0, 400);
    for (int i = 0; i < 50; ++i) seen += registry.Value("requests");
  }
  return seen >= 0 && !registry.Names().empty() ? 0 : 1;
}
