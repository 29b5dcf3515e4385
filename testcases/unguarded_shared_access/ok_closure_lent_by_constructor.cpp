// The closure is called before the constructor ends: nobody else knows the
// object. The other one is called with the lock of its maker held.
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace trace {

// Elsewhere.
struct Attributes {
  virtual ~Attributes() = default;
  virtual void for_each(
      const std::function<bool(std::string, int)>& visit) const = 0;
};

class Span {
 public:
  explicit Span(const Attributes& attributes) {
    attributes.for_each([this](std::string key, int value) {
      values_[std::move(key)] = value;
      return true;
    });
  }
  void merge(const Attributes& attributes) {
    std::lock_guard<std::mutex> lock(mutex_);
    attributes.for_each([this](std::string key, int value) {
      values_.emplace(std::move(key), value);
      return true;
    });
  }
  void set(const std::string& key, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[key] = value;
  }
  void end() {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.clear();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> values_;
};

}  // namespace trace
