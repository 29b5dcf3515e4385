// A lazy value of a library: has_value() is asked without the lock.
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace base {

// Computed on first use, by whichever thread comes first.
template <typename T>
class Lazy {
 public:
  explicit Lazy(std::function<T()> compute) : compute_(std::move(compute)) {}

  const T& Get() {
    if (!value_.has_value()) {  //~ double-checked-locking
      std::lock_guard<std::mutex> lock(mutex_);
      if (!value_.has_value()) {
        value_ = compute_();
      }
    }
    return *value_;
  }

 private:
  const std::function<T()> compute_;
  std::mutex mutex_;
  std::optional<T> value_;
};

}  // namespace base

class Environment {
 public:
  Environment()
      : home_([] { return std::string("/home/ada"); }), uid_([] { return 7; }) {}

  std::string Describe() { return home_.Get() + std::to_string(uid_.Get()); }

 private:
  base::Lazy<std::string> home_;
  base::Lazy<int> uid_;
};

std::string describe(Environment& environment) {
  return environment.Describe();
}
