// A setting is read under the lock; what happens next does not depend on it.
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace trace {

class Tracer {
 public:
  void SetEnabled(bool enabled) {
    std::lock_guard<std::mutex> lock(mutex_);
    enabled_ = enabled;
  }

  bool IsEnabled() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return enabled_;
  }

  // An event more or less after tracing was switched off does no harm.
  void Add(std::string event) {
    if (!IsEnabled()) return;
    event += '\n';
    std::lock_guard<std::mutex> lock(mutex_);
    events_.push_back(std::move(event));
  }

  std::size_t Count() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return events_.size();
  }

 private:
  mutable std::mutex mutex_;
  bool enabled_ = true;
  std::vector<std::string> events_;
};

}  // namespace trace

int main() {
  trace::Tracer tracer;
  {
    std::jthread worker([&tracer] {
      for (int i = 0; i < 50; ++i) tracer.Add("step");
    });
    std::jthread other([&tracer] { tracer.Add("other"); });
  }
  tracer.SetEnabled(false);
  tracer.Add("late");
  std::printf("%zu events\n", tracer.Count());
  return tracer.Count() == 51 ? 0 : 1;
}
